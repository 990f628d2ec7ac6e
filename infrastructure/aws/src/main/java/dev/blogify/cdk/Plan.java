package dev.blogify.cdk;

import dev.blogify.functions.Functions;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.ServerlessChecks;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** All that is deployed of a stage. */
public final class Plan {
  /** Cognito's. */
  private static final String TRIGGER = "registerUser";

  /** CDK as it is made for new projects, where it matters here. */
  private static final Map<String, Object> CONTEXT =
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

  private Plan() {}

  /** Writes the templates of a stage, and what goes with them, into a folder. */
  public static CloudAssembly synthesize(Stage stage, Archives archives, Path folder) {
    var app =
        App.Builder.create()
            .outdir(folder.toString())
            .analyticsReporting(false)
            .context(CONTEXT)
            .build();
    var data = new DataStack(app, stage);
    var second = stage.access().secondRegion();
    var replica = second.map(region -> new ReplicaStack(app, stage, region));
    var media = new MediaStack(app, stage);
    replica.forEach(media::addStackDependency);
    var deployed = media.after(data.after(Deployed.NOTHING));
    var auth = new AuthStack(app, stage, archives, Functions.named(TRIGGER), deployed);
    var signedIn = auth.after(deployed);
    var events = new EventsStack(app, stage, archives, signedIn);
    var api = new ApiStack(app, stage, archives, auth, signedIn);
    var standby = second.map(region -> new StandbyStack(app, stage, region, archives, data));
    var watches =
        api.origin().toList().appendAll(standby.map(StandbyStack::origin)).map(Origin::watch);
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
