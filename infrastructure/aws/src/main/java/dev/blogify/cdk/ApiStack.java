package dev.blogify.cdk;

import dev.blogify.adapters.http.CrossOrigin;
import dev.blogify.adapters.http.Route;
import dev.blogify.adapters.http.Routes;
import dev.blogify.functions.Functions;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpUserPoolAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.CfnStage.AccessLogSettingsProperty;
import software.amazon.awscdk.services.apigatewayv2.CfnStage.RouteSettingsProperty;
import software.amazon.awscdk.services.apigatewayv2.CorsHttpMethod;
import software.amazon.awscdk.services.apigatewayv2.CorsPreflightOptions;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpNoneAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.HttpRoute;
import software.amazon.awscdk.services.apigatewayv2.HttpRouteKey;
import software.amazon.awscdk.services.apigatewayv2.IHttpRouteAuthorizer;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.logs.LogGroup;

/** The HTTP API: a route and a function for each operation. */
final class ApiStack extends Stack {
  /** What keeps something for good that a client chose the size of. */
  private static final Set<String> DEAR = HashSet.of("createPost", "requestUpload");

  /** Of all requests, so many as a part may be dear ones. */
  private static final int DEAR_PART = 10;

  /** A line for each request, also of those that no function sees. */
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

  private final Stage stage;
  private final HttpApi api;

  ApiStack(App app, Stage stage, Archives archives, AuthStack auth, Deployed before) {
    super(app, "Api", Stacks.props(stage, "api", "The HTTP API and its functions"));
    this.stage = stage;
    api = createApi();
    var authorizer = authorizer(auth);
    var deployed =
        before.and(
            Deployed.API_URL,
            stage.access().domain().map(Domain::url).getOrElse(api::getApiEndpoint));
    var lambdas = new Lambdas(this, stage, archives, deployed);
    serve(
        Routes.ALL.toLinkedMap(
            route -> route,
            route ->
                route(route, lambdas.deploy(Functions.named(route.operationId())), authorizer)));
    CfnOutput.Builder.create(this, "Url").value(api.getApiEndpoint()).build();
  }

  HttpApi api() {
    return api;
  }

  private HttpApi createApi() {
    return HttpApi.Builder.create(this, "Http")
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

  /** Takes the tokens of one client; functions tell access tokens from others (API-2). */
  private static HttpUserPoolAuthorizer authorizer(AuthStack auth) {
    return HttpUserPoolAuthorizer.Builder.create("Tokens", auth.pool())
        .userPoolClients(java.util.List.of(auth.client()))
        .build();
  }

  private HttpRoute route(Route route, Alias function, HttpUserPoolAuthorizer authorizer) {
    var operation = route.operationId();
    var made =
        HttpRoute.Builder.create(this, operation + "Route")
            .httpApi(api)
            .routeKey(HttpRouteKey.with(route.path(), HttpMethod.valueOf(route.method())))
            .integration(new HttpLambdaIntegration(operation, function))
            .authorizer(authorizer(route, authorizer))
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

  private static IHttpRouteAuthorizer authorizer(Route route, HttpUserPoolAuthorizer authorizer) {
    return switch (route.access()) {
      case OPEN -> new HttpNoneAuthorizer();
      case SIGNED_IN -> authorizer;
    };
  }

  /** The only stage, which needs no part of the path. */
  private void serve(Map<Route, HttpRoute> routes) {
    var log =
        LogGroup.Builder.create(this, "AccessLog")
            .logGroupName("/blogify/%s/access".formatted(stage.name()))
            .retention(Retention.of(stage))
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    var dear = routes.filterKeys(route -> DEAR.contains(route.operationId()));
    var served =
        CfnStage.Builder.create(this, "Stage")
            .apiId(api.getApiId())
            .stageName("$default")
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
  }

  private RouteSettingsProperty all() {
    return RouteSettingsProperty.builder()
        .throttlingRateLimit(stage.capacity().requestsPerSecond())
        .throttlingBurstLimit(stage.capacity().burst())
        .build();
  }

  /** Settings of a single route are JSON to CDK, which it leaves as it is. */
  private java.util.Map<String, Integer> dear() {
    return java.util.Map.of(
        "ThrottlingRateLimit", Math.max(1, stage.capacity().requestsPerSecond() / DEAR_PART),
        "ThrottlingBurstLimit", Math.max(1, stage.capacity().burst() / DEAR_PART));
  }
}
