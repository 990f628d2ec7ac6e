package dev.blogify.infrastructure.cdk.api;

import dev.blogify.adapters.in.http.Operation;
import dev.blogify.adapters.in.http.apigateway.CorsPolicy;
import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
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
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.CorsHttpMethod;
import software.amazon.awscdk.services.apigatewayv2.CorsPreflightOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpRoute;
import software.amazon.awscdk.services.apigatewayv2.HttpRouteKey;
import software.amazon.awscdk.services.apigatewayv2.IHttpRouteAuthorizer;
import software.amazon.awscdk.services.lambda.Alias;
import software.constructs.Construct;

/** An HTTP API with one route and one function per operation. */
final class HttpApiGateway {
  /** The name of the stage whose URL has no path prefix. */
  private static final String DEFAULT_STAGE = "$default";

  /** Operations that store data permanently, in a size that the client chooses. */
  private static final Set<String> STRICTLY_THROTTLED = HashSet.of("createPost", "requestUpload");

  /** The strict limit is this fraction of the limit of all requests. */
  private static final int STRICT_THROTTLE_DIVISOR = 10;

  /**
   * One line per request, including requests that reach no function. For requests through the edge,
   * the IP address is that of CloudFront; the reader's address appears only in the samples of the
   * firewall.
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

  /** The host name in the domain of API Gateway. */
  String defaultEndpointHost() {
    return Fn.select(2, Fn.split("/", api.getApiEndpoint()));
  }

  /** Deploys the functions and routes of operations, and the stage of the API. */
  CfnStage deployRoutes(
      Seq<Operation> operations,
      LambdaDeployer lambdas,
      Function<Operation, IHttpRouteAuthorizer> authorizer) {
    return createStage(
        operations.toLinkedMap(
            operation -> operation,
            operation ->
                createRoute(
                    operation,
                    lambdas.deploy(LambdaFunctions.byName(operation.id())),
                    authorizer.apply(operation))));
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

  /**
   * Creates the route of an operation; an operation with the method GET also gets a route with the
   * method HEAD, because API Gateway answers HEAD with 404 otherwise.
   */
  private HttpRoute createRoute(
      Operation operation, Alias function, IHttpRouteAuthorizer authorizer) {
    var integration = new HttpLambdaIntegration(operation.id(), function);
    var method = HttpMethod.valueOf(operation.method());
    if (method == HttpMethod.GET) {
      createRoute(operation, HttpMethod.HEAD, "HeadRoute", integration, authorizer);
    }
    return createRoute(operation, method, "Route", integration, authorizer);
  }

  private HttpRoute createRoute(
      Operation operation,
      HttpMethod method,
      String suffix,
      HttpLambdaIntegration integration,
      IHttpRouteAuthorizer authorizer) {
    var route =
        HttpRoute.Builder.create(scope, operation.id() + suffix)
            .httpApi(api)
            .routeKey(HttpRouteKey.with(operation.path(), method))
            .integration(integration)
            .authorizer(authorizer)
            .build();
    if (operation.access() == Operation.Access.ANONYMOUS) {
      CdkNagSuppressions.suppress(
          route,
          "AwsSolutions-APIG4",
          "Published content is public. Operations lists the open routes, and their functions"
              + " return public content only.");
    }
    return route;
  }

  private CfnStage createStage(Map<Operation, HttpRoute> routes) {
    var log =
        StackDefaults.logGroup(
            scope, "AccessLog", "/blogify/%s/access".formatted(stage.name()), stage);
    var throttled = routes.filterKeys(each -> STRICTLY_THROTTLED.contains(each.id()));
    var capacity = stage.capacity();
    var apiStage =
        CfnStage.Builder.create(scope, "Stage")
            .apiId(api.getApiId())
            .stageName(DEFAULT_STAGE)
            .autoDeploy(true)
            .defaultRouteSettings(
                CfnStage.RouteSettingsProperty.builder()
                    .throttlingRateLimit(capacity.requestsPerSecond())
                    .throttlingBurstLimit(capacity.burstLimit())
                    .build())
            .routeSettings(
                throttled
                    .mapKeys(each -> each.method() + " " + each.path())
                    .mapValues(_ -> strictThrottle(capacity))
                    .toJavaMap())
            .accessLogSettings(
                CfnStage.AccessLogSettingsProperty.builder()
                    .destinationArn(log.getLogGroupArn())
                    .format(ACCESS_LOG_FORMAT)
                    .build())
            .build();
    throttled.values().forEach(apiStage.getNode()::addDependency);
    return apiStage;
  }

  /** A map in a fixed order, because CDK copies route settings verbatim into the template. */
  private static java.util.Map<String, Integer> strictThrottle(Stage.CapacitySettings capacity) {
    return LinkedHashMap.of(
            "ThrottlingBurstLimit", Math.max(1, capacity.burstLimit() / STRICT_THROTTLE_DIVISOR),
            "ThrottlingRateLimit",
                Math.max(1, capacity.requestsPerSecond() / STRICT_THROTTLE_DIVISOR))
        .toJavaMap();
  }
}
