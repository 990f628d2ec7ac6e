package dev.blogify.cdk;

import dev.blogify.adapters.http.CrossOrigin;
import dev.blogify.adapters.http.Route;
import dev.blogify.functions.Functions;
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
final class Gateway {
  /** The only stage, which needs no part of the path. */
  static final String STAGE = "$default";

  /** What keeps something for good that a client chose the size of. */
  private static final Set<String> DEAR = HashSet.of("createPost", "requestUpload");

  /** Of all requests, so many as a part may be dear ones. */
  private static final int DEAR_PART = 10;

  /**
   * A line for each request, also of those that no function sees. Of what comes by the edge, the
   * address is the edge's; the reader's is among the samples of {@link Firewall}.
   */
  private static final String LOGGED =
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

  Gateway(Construct scope, Stage stage) {
    this.scope = scope;
    this.stage = stage;
    this.api = create();
  }

  HttpApi api() {
    return api;
  }

  /** Its name in API Gateway's own domain. */
  String host() {
    return Fn.select(2, Fn.split("/", api.getApiEndpoint()));
  }

  /** Deploys the function of each route, and answers from then on. */
  CfnStage serve(
      Seq<Route> routes, Lambdas lambdas, Function<Route, IHttpRouteAuthorizer> authorizer) {
    return serve(
        routes.toLinkedMap(
            route -> route,
            route ->
                route(
                    route,
                    lambdas.deploy(Functions.named(route.operationId())),
                    authorizer.apply(route))));
  }

  private HttpApi create() {
    return HttpApi.Builder.create(scope, "Http")
        .apiName(stage.prefix())
        .createDefaultStage(false)
        .corsPreflight(
            CorsPreflightOptions.builder()
                .allowOrigins(stage.access().frontEnds().asJava())
                .allowMethods(CrossOrigin.API.methods().map(CorsHttpMethod::valueOf).asJava())
                .allowHeaders(CrossOrigin.API.headers().asJava())
                .exposeHeaders(CrossOrigin.API.exposed().asJava())
                .maxAge(Duration.seconds(CrossOrigin.REMEMBERED.toSeconds()))
                .build())
        .build();
  }

  private HttpRoute route(Route route, Alias function, IHttpRouteAuthorizer authorizer) {
    var operation = route.operationId();
    var made =
        HttpRoute.Builder.create(scope, operation + "Route")
            .httpApi(api)
            .routeKey(HttpRouteKey.with(route.path(), HttpMethod.valueOf(route.method())))
            .integration(new HttpLambdaIntegration(operation, function))
            .authorizer(authorizer)
            .build();
    if (route.access() == Route.Access.OPEN) {
      Accepted.on(
          made,
          "AwsSolutions-APIG4",
          "What is published is for everybody; Routes says which routes are, and their functions"
              + " answer public things only.");
    }
    return made;
  }

  private CfnStage serve(Map<Route, HttpRoute> routes) {
    var log =
        LogGroup.Builder.create(scope, "AccessLog")
            .logGroupName("/blogify/%s/access".formatted(stage.name()))
            .retention(Retention.of(stage))
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    var dear = routes.filterKeys(route -> DEAR.contains(route.operationId()));
    var served =
        CfnStage.Builder.create(scope, "Stage")
            .apiId(api.getApiId())
            .stageName(STAGE)
            .autoDeploy(true)
            .defaultRouteSettings(all())
            .routeSettings(
                dear.mapKeys(route -> route.method() + " " + route.path())
                    .mapValues(_ -> dear())
                    .toJavaMap())
            .accessLogSettings(
                AccessLogSettingsProperty.builder()
                    .destinationArn(log.getLogGroupArn())
                    .format(LOGGED)
                    .build())
            .build();
    dear.values().forEach(served.getNode()::addDependency);
    return served;
  }

  private RouteSettingsProperty all() {
    return RouteSettingsProperty.builder()
        .throttlingRateLimit(stage.capacity().requestsPerSecond())
        .throttlingBurstLimit(stage.capacity().burst())
        .build();
  }

  /** Settings of a single route are JSON to CDK, which it leaves as it is, order included. */
  private java.util.Map<String, Integer> dear() {
    return LinkedHashMap.of(
            "ThrottlingBurstLimit", Math.max(1, stage.capacity().burst() / DEAR_PART),
            "ThrottlingRateLimit", Math.max(1, stage.capacity().requestsPerSecond() / DEAR_PART))
        .toJavaMap();
  }
}
