package dev.blogify.infrastructure.cdk.api;

import dev.blogify.adapters.in.http.Operation;
import dev.blogify.adapters.in.http.Operations;
import dev.blogify.infrastructure.cdk.data.DataStack;
import dev.blogify.infrastructure.cdk.functions.LambdaArtifacts;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.SecondRegion;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.Seq;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CrossStackReferences;
import software.amazon.awscdk.ReferenceStrength;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.HttpNoneAuthorizer;
import software.amazon.awscdk.services.route53.Failover;

/** What answers readers from the second Region: it neither writes, publishes nor consumes. */
public final class StandbyStack extends Stack {
  private static final Seq<Operation> READ_ROUTES =
      Operations.ALL.filter(
          route -> route.access() == Operation.Access.ANONYMOUS && route.method().equals("GET"));

  private final FailoverOrigin failoverOrigin;

  public StandbyStack(
      App app, Stage stage, SecondRegion second, LambdaArtifacts archives, DataStack data) {
    super(
        app,
        "Standby",
        StackDefaults.stackProps(
            stage, "standby", "What reads in the second Region", second.region()));
    CrossStackReferences.of(this).consume(ReferenceStrength.WEAK);
    var deployed =
        data.replicaResourcesFor(this)
            .with(
                ResourceRegistry.MEDIA_BUCKET,
                second.mediaBucketName(stage, this),
                second.mediaBucketArn(stage, this))
            .with(ResourceRegistry.API_URL, second.domain().url());
    var gateway = new HttpApiGateway(this, stage);
    var served =
        gateway.deployRoutes(
            READ_ROUTES,
            new LambdaDeployer(this, stage, archives, deployed),
            _ -> new HttpNoneAuthorizer());
    failoverOrigin = new FailoverOrigin(this, second, gateway, served, Failover.SECONDARY);
    CfnOutput.Builder.create(this, "Url").value(gateway.httpApi().getApiEndpoint()).build();
  }

  public FailoverOrigin failoverOrigin() {
    return failoverOrigin;
  }
}
