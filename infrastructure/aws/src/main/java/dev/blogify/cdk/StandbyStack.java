package dev.blogify.cdk;

import dev.blogify.adapters.http.Route;
import dev.blogify.adapters.http.Routes;
import io.vavr.collection.Seq;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CrossStackReferences;
import software.amazon.awscdk.ReferenceStrength;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.HttpNoneAuthorizer;
import software.amazon.awscdk.services.route53.Failover;

/** What answers readers from the second Region: it neither writes, publishes nor consumes. */
final class StandbyStack extends Stack {
  private static final Seq<Route> READING =
      Routes.ALL.filter(
          route -> route.access() == Route.Access.OPEN && route.method().equals("GET"));

  private final Origin origin;

  StandbyStack(App app, Stage stage, SecondRegion second, Archives archives, DataStack data) {
    super(
        app,
        "Standby",
        Stacks.props(stage, "standby", "What reads in the second Region", second.region()));
    CrossStackReferences.of(this).consume(ReferenceStrength.WEAK);
    var deployed =
        data.replicasFor(this)
            .and(
                Deployed.MEDIA_BUCKET,
                second.mediaBucket(stage, this),
                second.mediaBucketArn(stage, this))
            .and(Deployed.API_URL, second.domain().url());
    var gateway = new Gateway(this, stage);
    var served =
        gateway.serve(
            READING, new Lambdas(this, stage, archives, deployed), _ -> new HttpNoneAuthorizer());
    origin = new Origin(this, second, gateway, served, Failover.SECONDARY);
    CfnOutput.Builder.create(this, "Url").value(gateway.api().getApiEndpoint()).build();
  }

  Origin origin() {
    return origin;
  }
}
