package dev.blogify.infrastructure.cdk;

import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.infrastructure.cdk.api.ApiStack;
import dev.blogify.infrastructure.cdk.api.AuthStack;
import dev.blogify.infrastructure.cdk.api.FailoverOrigin;
import dev.blogify.infrastructure.cdk.api.StandbyStack;
import dev.blogify.infrastructure.cdk.data.DataStack;
import dev.blogify.infrastructure.cdk.data.MediaReplicaStack;
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

/** All that is deployed of a stage. */
public final class BlogifyApp {
  /** Cognito's. */
  private static final String POST_CONFIRMATION_FUNCTION = "registerUser";

  /** CDK as it is made for new projects, where it matters here. */
  private static final Map<String, Object> FEATURE_FLAGS =
      Map.of(
          // A stack keeps what another one reads of it.
          "@aws-cdk/core:defaultCrossStackReferences", "strong",
          // Statements that say the same of several resources become one.
          "@aws-cdk/aws-iam:minimizePolicies", true,
          // So that a stack may be deployed in the partitions of China or of governments.
          "@aws-cdk/core:enablePartitionLiterals", true,
          // A version of a function changes with its layer.
          "@aws-cdk/aws-lambda:recognizeLayerVersion", true,
          // A version of a function changes with what makes it another, and with nothing else.
          "@aws-cdk/aws-lambda:recognizeVersionProps", true);

  private BlogifyApp() {}

  /** Writes the templates of a stage, and what goes with them, into a folder. */
  public static CloudAssembly synthesize(Stage stage, LambdaArtifacts archives, Path folder) {
    var app =
        App.Builder.create()
            .outdir(folder.toString())
            .analyticsReporting(false)
            .context(FEATURE_FLAGS)
            .build();
    var data = new DataStack(app, stage);
    var second = stage.access().secondRegion();
    var replica = second.map(region -> new MediaReplicaStack(app, stage, region));
    var media = new MediaStack(app, stage);
    replica.forEach(media::addStackDependency);
    var deployed = media.addResourcesTo(data.addResourcesTo(ResourceRegistry.EMPTY));
    var auth =
        new AuthStack(
            app, stage, archives, LambdaFunctions.byName(POST_CONFIRMATION_FUNCTION), deployed);
    var signedIn = auth.addResourcesTo(deployed);
    var events = new EventsStack(app, stage, archives, signedIn);
    var api = new ApiStack(app, stage, archives, auth, signedIn);
    var standby = second.map(region -> new StandbyStack(app, stage, region, archives, data));
    var watches =
        api.failoverOrigin()
            .toList()
            .appendAll(standby.map(StandbyStack::failoverOrigin))
            .map(FailoverOrigin::healthAlarm);
    var global =
        Option.when(GlobalStack.isNeeded(stage), () -> new GlobalStack(app, stage, watches));
    var edge = new EdgeStack(app, stage, archives, api, events, signedIn, global);
    standby.forEach(each -> {
      replica.forEach(each::addStackDependency);
      edge.addStackDependency(each);
      edge.addStackDependency(api);
    });
    new ObservabilityStack(app, stage, api, events, signedIn);
    Aspects.of(app).add(new AwsSolutionsChecks());
    Aspects.of(app).add(new ServerlessChecks());
    return app.synth();
  }
}
