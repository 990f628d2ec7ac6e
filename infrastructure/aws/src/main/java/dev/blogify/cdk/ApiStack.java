package dev.blogify.cdk;

import dev.blogify.adapters.http.Route;
import dev.blogify.adapters.http.Routes;
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
final class ApiStack extends Stack {
  private final Gateway gateway;
  private final Option<Origin> origin;

  ApiStack(App app, Stage stage, Archives archives, AuthStack auth, Deployed before) {
    super(app, "Api", Stacks.props(stage, "api", "The HTTP API and its functions"));
    gateway = new Gateway(this, stage);
    var authorizer = authorizer(auth);
    var deployed =
        before.and(
            Deployed.API_URL,
            stage.access().domain().map(Domain::url).getOrElse(api()::getApiEndpoint));
    var served =
        gateway.serve(
            Routes.ALL,
            new Lambdas(this, stage, archives, deployed),
            route -> authorizer(route, authorizer));
    origin =
        stage
            .access()
            .secondRegion()
            .map(second -> new Origin(this, second, gateway, served, Failover.PRIMARY));
    CfnOutput.Builder.create(this, "Url").value(api().getApiEndpoint()).build();
  }

  HttpApi api() {
    return gateway.api();
  }

  /** What CloudFront asks: this very API, or the name that leads to it as long as it is healthy. */
  String host() {
    return origin.map(Origin::name).getOrElse(gateway::host);
  }

  Option<Origin> origin() {
    return origin;
  }

  /** Takes the tokens of one client; functions tell access tokens from others (API-2). */
  private static HttpUserPoolAuthorizer authorizer(AuthStack auth) {
    return HttpUserPoolAuthorizer.Builder.create("Tokens", auth.pool())
        .userPoolClients(java.util.List.of(auth.client()))
        .build();
  }

  private static IHttpRouteAuthorizer authorizer(Route route, HttpUserPoolAuthorizer authorizer) {
    return switch (route.access()) {
      case OPEN -> new HttpNoneAuthorizer();
      case SIGNED_IN -> authorizer;
    };
  }
}
