package dev.blogify.infrastructure.cdk.api;

import dev.blogify.adapters.in.http.Operation;
import dev.blogify.adapters.in.http.apigateway.CorsPolicy;
import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.infrastructure.cdk.edge.Firewall;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.LogRetention;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.util.function.Function;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.CfnStage.AccessLogSettingsProperty;
import software.amazon.awscdk.services.apigatewayv2.CfnStage.RouteSettingsProperty;
import software.amazon.awscdk.services.apigatewayv2.CorsHttpMethod;
import software.amazon.awscdk.services.apigatewayv2.CorsPreflightOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpRoute;
import software.amazon.awscdk.services.apigatewayv2.HttpRouteKey;
import software.amazon.awscdk.services.apigatewayv2.IHttpRouteAuthorizer;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** An HTTP API: a route and a function for each of the operations that it answers. */
final class HttpApiGateway {
  /** The only stage, which needs no part of the path. */
  static final String DEFAULT_STAGE = "$default";

  /** What keeps something for good that a client chose the size of. */
  private static final Set<String> STRICTLY_THROTTLED = HashSet.of("createPost", "requestUpload");

  /** Of all requests, so many as a part may be dear ones. */
  private static final int STRICT_THROTTLE_DIVISOR = 10;

  /**
   * A line for each request, also of those that no function sees. Of what comes by the edge, the
   * address is the edge's; the reader's is among the samples of {@link Firewall}.
   */
  private static final String ACCESS_LOG_FORMAT =
      List.of(
              "requestId",
              "requestTime",
              "routeKey",
              "status",
              "responseLatency",
              "integrationLatency",
              "responseLength",
              "identity.sourceIp",
              "authorizer.error")
          .map(field -> "\"%s\":\"$context.%s\"".formatted(field, field))
          .mkString("{", ",", "}");

  private final Construct scope;
  private final Stage stage;
  private final HttpApi api;

  HttpApiGateway(Construct scope, Stage stage) {
    this.scope = scope;
    this.stage = stage;
    this.api = createApi();
  }

  HttpApi httpApi() {
    return api;
  }

  /** Its name in API Gateway's own domain. */
  String defaultEndpointHost() {
    return Fn.select(2, Fn.split("/", api.getApiEndpoint()));
  }

  /** Deploys the function of each route, and answers from then on. */
  CfnStage deployRoutes(
      Seq<Operation> routes,
      LambdaDeployer lambdas,
      Function<Operation, IHttpRouteAuthorizer> authorizer) {
    return deployRoutes(
        routes.toLinkedMap(
            route -> route,
            route ->
                createRoute(
                    route,
                    lambdas.deploy(LambdaFunctions.byName(route.id())),
                    authorizer.apply(route))));
  }

  private HttpApi createApi() {
    return HttpApi.Builder.create(scope, "Http")
        .apiName(stage.resourcePrefix())
        .createDefaultStage(false)
        .corsPreflight(
            CorsPreflightOptions.builder()
                .allowOrigins(stage.access().frontEndOrigins().asJava())
                .allowMethods(CorsPolicy.API.allowedMethods().map(CorsHttpMethod::valueOf).asJava())
                .allowHeaders(CorsPolicy.API.allowedHeaders().asJava())
                .exposeHeaders(CorsPolicy.API.exposedHeaders().asJava())
                .maxAge(Duration.seconds(CorsPolicy.PREFLIGHT_MAX_AGE.toSeconds()))
                .build())
        .build();
  }

  private HttpRoute createRoute(Operation route, Alias function, IHttpRouteAuthorizer authorizer) {
    var operation = route.id();
    var made =
        HttpRoute.Builder.create(scope, operation + "Route")
            .httpApi(api)
            .routeKey(HttpRouteKey.with(route.path(), HttpMethod.valueOf(route.method())))
            .integration(new HttpLambdaIntegration(operation, function))
            .authorizer(authorizer)
            .build();
    if (route.access() == Operation.Access.ANONYMOUS) {
      CdkNagSuppressions.suppress(
          made,
          "AwsSolutions-APIG4",
          "What is published is for everybody; Routes says which routes are, and their functions"
              + " answer public things only.");
    }
    return made;
  }

  private CfnStage deployRoutes(Map<Operation, HttpRoute> routes) {
    var log =
        LogGroup.Builder.create(scope, "AccessLog")
            .logGroupName("/blogify/%s/access".formatted(stage.name()))
            .retention(LogRetention.forStage(stage))
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    var dear = routes.filterKeys(route -> STRICTLY_THROTTLED.contains(route.id()));
    var served =
        CfnStage.Builder.create(scope, "Stage")
            .apiId(api.getApiId())
            .stageName(DEFAULT_STAGE)
            .autoDeploy(true)
            .defaultRouteSettings(defaultThrottle())
            .routeSettings(
                dear.mapKeys(route -> route.method() + " " + route.path())
                    .mapValues(_ -> strictThrottle())
                    .toJavaMap())
            .accessLogSettings(
                AccessLogSettingsProperty.builder()
                    .destinationArn(log.getLogGroupArn())
                    .format(ACCESS_LOG_FORMAT)
                    .build())
            .build();
    dear.values().forEach(served.getNode()::addDependency);
    return served;
  }

  private RouteSettingsProperty defaultThrottle() {
    return RouteSettingsProperty.builder()
        .throttlingRateLimit(stage.capacity().requestsPerSecond())
        .throttlingBurstLimit(stage.capacity().burstLimit())
        .build();
  }

  /** Settings of a single route are JSON to CDK, which it leaves as it is, order included. */
  private java.util.Map<String, Integer> strictThrottle() {
    return LinkedHashMap.of(
            "ThrottlingBurstLimit",
                Math.max(1, stage.capacity().burstLimit() / STRICT_THROTTLE_DIVISOR),
            "ThrottlingRateLimit",
                Math.max(1, stage.capacity().requestsPerSecond() / STRICT_THROTTLE_DIVISOR))
        .toJavaMap();
  }
}
