package dev.blogify.infrastructure.cdk.api;

import dev.blogify.adapters.in.http.Operation;
import dev.blogify.adapters.in.http.Operations;
import dev.blogify.infrastructure.cdk.functions.LambdaArtifacts;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.CustomDomain;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.control.Option;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpUserPoolAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpNoneAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.IHttpRouteAuthorizer;
import software.amazon.awscdk.services.route53.Failover;

/** The HTTP API of all operations. */
public final class ApiStack extends Stack {
  private final HttpApiGateway apiGateway;
  private final Option<FailoverOrigin> failoverOrigin;

  public ApiStack(
      App app, Stage stage, LambdaArtifacts archives, AuthStack auth, ResourceRegistry before) {
    super(app, "Api", StackDefaults.stackProps(stage, "api", "The HTTP API and its functions"));
    apiGateway = new HttpApiGateway(this, stage);
    var authorizer = authorizer(auth);
    var deployed =
        before.with(
            ResourceRegistry.API_URL,
            stage.access().domain().map(CustomDomain::url).getOrElse(httpApi()::getApiEndpoint));
    var served =
        apiGateway.deployRoutes(
            Operations.ALL,
            new LambdaDeployer(this, stage, archives, deployed),
            route -> authorizer(route, authorizer));
    failoverOrigin =
        stage
            .access()
            .secondRegion()
            .map(second -> new FailoverOrigin(this, second, apiGateway, served, Failover.PRIMARY));
    CfnOutput.Builder.create(this, "Url").value(httpApi().getApiEndpoint()).build();
  }

  public HttpApi httpApi() {
    return apiGateway.httpApi();
  }

  /** What CloudFront asks: this very API, or the name that leads to it as long as it is healthy. */
  public String originHost() {
    return failoverOrigin
        .map(FailoverOrigin::domainName)
        .getOrElse(apiGateway::defaultEndpointHost);
  }

  public Option<FailoverOrigin> failoverOrigin() {
    return failoverOrigin;
  }

  /** Takes the tokens of one client; functions tell access tokens from others (API-2). */
  private static HttpUserPoolAuthorizer authorizer(AuthStack auth) {
    return HttpUserPoolAuthorizer.Builder.create("Tokens", auth.userPool())
        .userPoolClients(java.util.List.of(auth.userPoolClient()))
        .build();
  }

  private static IHttpRouteAuthorizer authorizer(
      Operation route, HttpUserPoolAuthorizer authorizer) {
    return switch (route.access()) {
      case ANONYMOUS -> new HttpNoneAuthorizer();
      case AUTHENTICATED -> authorizer;
    };
  }
}
