package dev.blogify.infrastructure.cdk.api;

import dev.blogify.adapters.in.http.Operation;
import dev.blogify.adapters.in.http.Operations;
import dev.blogify.infrastructure.cdk.data.DataStack;
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

/** The read-only API in the second Region. It has no outbox relay and no consumers. */
public final class StandbyStack extends Stack {
  private static final Seq<Operation> READ_OPERATIONS =
      Operations.ALL.filter(
          each -> each.access() == Operation.Access.ANONYMOUS && each.method().equals("GET"));

  private final FailoverOrigin failoverOrigin;

  public StandbyStack(
      App app,
      Stage stage,
      SecondRegion secondRegion,
      LambdaDeployer.Artifacts artifacts,
      DataStack data) {
    super(
        app,
        "Standby",
        StackDefaults.stackProps(
            stage, "standby", "Read API in the second Region", secondRegion.region()));
    CrossStackReferences.of(this).consume(ReferenceStrength.WEAK);
    var resources =
        data.replicaResourcesFor(this)
            .with(
                ResourceRegistry.MEDIA_BUCKET,
                secondRegion.mediaBucketName(stage.resourcePrefix(), this),
                secondRegion.mediaBucketArn(stage.resourcePrefix(), this))
            .with(ResourceRegistry.API_URL, secondRegion.domain().url());
    var gateway = new HttpApiGateway(this, stage);
    var apiStage =
        gateway.deployRoutes(
            READ_OPERATIONS,
            new LambdaDeployer(this, stage, artifacts, resources),
            _ -> new HttpNoneAuthorizer());
    failoverOrigin = new FailoverOrigin(this, secondRegion, gateway, apiStage, Failover.SECONDARY);
    CfnOutput.Builder.create(this, "Url").value(gateway.httpApi().getApiEndpoint()).build();
  }

  public FailoverOrigin failoverOrigin() {
    return failoverOrigin;
  }
}
