package dev.blogify.infrastructure.cdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.infrastructure.cdk.api.ApiStack;
import dev.blogify.infrastructure.cdk.api.AuthStack;
import dev.blogify.infrastructure.cdk.api.FailoverOrigin;
import dev.blogify.infrastructure.cdk.api.StandbyStack;
import dev.blogify.infrastructure.cdk.data.DataStack;
import dev.blogify.infrastructure.cdk.data.MediaStack;
import dev.blogify.infrastructure.cdk.edge.EdgeStack;
import dev.blogify.infrastructure.cdk.edge.GlobalStack;
import dev.blogify.infrastructure.cdk.events.EventsStack;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.observability.ObservabilityStack;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.ServerlessChecks;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.cxapi.CloudAssembly;

/** The CDK app, which creates all stacks of a stage: the entry point of {@code ./blogify synth}. */
public final class BlogifyApp {
  private static final int INVALID_SETTINGS = 2;

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

  public static void main(String[] arguments) throws IOException {
    System.exit(run(new PrintWriter(System.err, true, UTF_8), arguments));
  }

  /**
   * Synthesizes a stage.
   *
   * @param arguments the stage file, the archives of functions and layer, and the output folder
   * @return the exit status, which is not zero if a setting is invalid
   */
  public static int run(PrintWriter err, String... arguments) throws IOException {
    var file = Path.of(arguments[0]);
    var artifacts = new LambdaDeployer.Artifacts(Path.of(arguments[1]), Path.of(arguments[2]));
    return Stage.read(file)
        .fold(
            violations -> {
              violations.forEach(violation -> err.println(file + ": " + violation));
              return INVALID_SETTINGS;
            },
            stage -> {
              synthesize(stage, artifacts, Path.of(arguments[3]));
              return 0;
            });
  }

  /** Writes the cloud assembly of a stage to a folder. */
  public static CloudAssembly synthesize(
      Stage stage, LambdaDeployer.Artifacts artifacts, Path folder) {
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
    var auth = new AuthStack(app, stage, artifacts, storageResources);
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
