package dev.blogify.infrastructure.cdk;

import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.infrastructure.cdk.api.ApiStack;
import dev.blogify.infrastructure.cdk.api.AuthStack;
import dev.blogify.infrastructure.cdk.api.FailoverOrigin;
import dev.blogify.infrastructure.cdk.api.StandbyStack;
import dev.blogify.infrastructure.cdk.data.DataStack;
import dev.blogify.infrastructure.cdk.data.MediaStack;
import dev.blogify.infrastructure.cdk.edge.EdgeStack;
import dev.blogify.infrastructure.cdk.edge.GlobalStack;
import dev.blogify.infrastructure.cdk.events.EventsStack;
import dev.blogify.infrastructure.cdk.functions.LambdaArtifacts;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.observability.ObservabilityStack;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.ServerlessChecks;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** Creates all stacks of a stage. */
public final class BlogifyApp {
  private static final String POST_CONFIRMATION_FUNCTION = "registerUser";

  /** The feature flags of new CDK projects that affect these stacks. */
  private static final Map<String, Object> FEATURE_FLAGS =
      Map.of(
          // An exported value cannot be removed while another stack imports it.
          "@aws-cdk/core:defaultCrossStackReferences", "strong",
          // Statements that differ only in the resource are merged.
          "@aws-cdk/aws-iam:minimizePolicies", true,
          // ARNs contain a partition token, because China and GovCloud are separate AWS partitions.
          "@aws-cdk/core:enablePartitionLiterals", true,
          // A new layer version creates a new function version.
          "@aws-cdk/aws-lambda:recognizeLayerVersion", true,
          // Only changes of versioned properties create a new function version.
          "@aws-cdk/aws-lambda:recognizeVersionProps", true);

  private BlogifyApp() {}

  /** Writes the cloud assembly of a stage to a folder. */
  public static CloudAssembly synthesize(Stage stage, LambdaArtifacts artifacts, Path folder) {
    var app =
        App.Builder.create()
            .outdir(folder.toString())
            .analyticsReporting(false)
            .context(FEATURE_FLAGS)
            .build();
    var data = new DataStack(app, stage);
    var secondRegion = stage.secondRegion();
    var replica = secondRegion.map(region -> MediaStack.createReplica(app, stage, region));
    var media = new MediaStack(app, stage);
    replica.forEach(media::addStackDependency);
    var storageResources = media.addResourcesTo(data.addResourcesTo(ResourceRegistry.EMPTY));
    var auth =
        new AuthStack(
            app,
            stage,
            artifacts,
            LambdaFunctions.byName(POST_CONFIRMATION_FUNCTION),
            storageResources);
    var resources = auth.addResourcesTo(storageResources);
    var events = new EventsStack(app, stage, artifacts, resources);
    var api = new ApiStack(app, stage, artifacts, auth, resources);
    var standby = secondRegion.map(region -> new StandbyStack(app, stage, region, artifacts, data));
    var healthAlarms =
        api.failoverOrigin()
            .toList()
            .appendAll(standby.map(StandbyStack::failoverOrigin))
            .map(FailoverOrigin::healthAlarm);
    var global =
        Option.when(GlobalStack.isNeeded(stage), () -> new GlobalStack(app, stage, healthAlarms));
    var edge = new EdgeStack(app, stage, artifacts, api, events, resources, global);
    standby.forEach(each -> {
      replica.forEach(each::addStackDependency);
      edge.addStackDependency(each);
      edge.addStackDependency(api);
    });
    new ObservabilityStack(app, stage, api, events, resources);
    Aspects.of(app).add(new AwsSolutionsChecks());
    Aspects.of(app).add(new ServerlessChecks());
    return app.synth();
  }
}
