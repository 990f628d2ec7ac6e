package dev.blogify.infrastructure.cdk.api;

import dev.blogify.adapters.in.http.Operations;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.CustomDomain;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.control.Option;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpNoneAuthorizer;
import software.amazon.awscdk.services.route53.Failover;

/** The HTTP API of all operations. */
public final class ApiStack extends Stack {
  private final HttpApiGateway apiGateway;
  private final Option<FailoverOrigin> failoverOrigin;

  public ApiStack(
      App app,
      Stage stage,
      LambdaDeployer.Artifacts artifacts,
      AuthStack auth,
      ResourceRegistry resources) {
    super(app, "Api", StackDefaults.stackProps(stage, "api", "HTTP API and its functions"));
    apiGateway = new HttpApiGateway(this, stage);
    var jwtAuthorizer = auth.jwtAuthorizer();
    var apiUrl = stage.domain().map(CustomDomain::url).getOrElse(httpApi()::getApiEndpoint);
    var apiStage =
        apiGateway.deployRoutes(
            Operations.ALL,
            new LambdaDeployer(
                this, stage, artifacts, resources.with(ResourceRegistry.API_URL, apiUrl)),
            operation ->
                switch (operation.access()) {
                  case ANONYMOUS -> new HttpNoneAuthorizer();
                  case AUTHENTICATED -> jwtAuthorizer;
                });
    failoverOrigin =
        stage
            .secondRegion()
            .map(
                region -> new FailoverOrigin(this, region, apiGateway, apiStage, Failover.PRIMARY));
    CfnOutput.Builder.create(this, "Url").value(httpApi().getApiEndpoint()).build();
  }

  public HttpApi httpApi() {
    return apiGateway.httpApi();
  }

  /** The origin of CloudFront: the failover domain if the stage has one, otherwise this API. */
  public String originHost() {
    return failoverOrigin
        .map(FailoverOrigin::domainName)
        .getOrElse(apiGateway::defaultEndpointHost);
  }

  public Option<FailoverOrigin> failoverOrigin() {
    return failoverOrigin;
  }
}
