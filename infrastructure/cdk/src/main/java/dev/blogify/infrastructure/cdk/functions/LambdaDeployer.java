package dev.blogify.infrastructure.cdk.functions;

import dev.blogify.adapters.in.lambda.LambdaFunction;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.LogRetention;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The functions of one stack. Each stack has a layer of its own, since CloudFormation changes no
 * value that another stack imports, and every new layer has a new ARN.
 */
public final class LambdaDeployer {
  static final String LIVE_ALIAS = "live";
  private static final Runtime RUNTIME = Runtime.JAVA_25;

  private final Construct scope;
  private final Stage stage;
  private final ResourceRegistry resources;
  private final Code code;
  private final LayerVersion layer;
  private final SnapStartKeepAlives keepAlives;

  public LambdaDeployer(
      Construct scope, Stage stage, LambdaArtifacts archives, ResourceRegistry deployed) {
    this.scope = scope;
    this.stage = stage;
    this.resources = deployed;
    this.code = Code.fromAsset(archives.functions().toString());
    this.keepAlives = new SnapStartKeepAlives(scope, stage);
    this.layer =
        LayerVersion.Builder.create(scope, "Libraries")
            .code(Code.fromAsset(archives.layer().toString()))
            .compatibleRuntimes(java.util.List.of(RUNTIME))
            .compatibleArchitectures(java.util.List.of(Architecture.ARM_64))
            .build();
  }

  /** A function's name in an account. */
  public static String functionName(Stage stage, LambdaFunction function) {
    return stage.resourcePrefix() + "-" + function.name();
  }

  public Alias deploy(LambdaFunction function) {
    return deploy(function, List.empty(), Option.none());
  }

  /**
   * One that nobody waits for, with concurrency of its own where the stage reserves any.
   *
   * @param more what it takes to be driven, besides its grants
   */
  public Alias deploy(LambdaFunction function, Seq<PolicyStatement> more, int atOnce) {
    return deploy(function, more, Option.when(stage.capacity().reservesConcurrency(), atOnce));
  }

  /** Deploys a function and answers what is called: always a version with a snapshot. */
  private Alias deploy(
      LambdaFunction function, Seq<PolicyStatement> more, Option<Integer> reserved) {
    var logs =
        LogGroup.Builder.create(scope, function.name() + "Logs")
            .logGroupName("/aws/lambda/" + functionName(stage, function))
            .retention(LogRetention.forStage(stage))
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    var deployment =
        Function.Builder.create(scope, function.name())
            .functionName(functionName(stage, function))
            .runtime(RUNTIME)
            .architecture(Architecture.ARM_64)
            .handler(function.handlerClass().getName() + "::handleRequest")
            .code(code)
            .layers(java.util.List.of(layer))
            .memorySize(function.memoryMb())
            .timeout(Duration.seconds(function.timeout().toSeconds()))
            .environment(resources.environment(function).toJavaMap())
            .role(createRole(function, logs, more).withoutPolicyUpdates())
            .logGroup(logs)
            .tracing(stage.operations().isTracingEnabled() ? Tracing.ACTIVE : Tracing.DISABLED)
            .reservedConcurrentExecutions(reserved.getOrNull())
            .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
            .currentVersionOptions(
                VersionOptions.builder().removalPolicy(RemovalPolicy.RETAIN).build())
            .build();
    Annotations.of(deployment)
        .acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish", "The alias publishes.");
    CdkNagSuppressions.suppress(
        deployment,
        "Serverless-LambdaDLQ",
        "Whoever calls it waits for its answer; or it reads from a queue or stream that has a place"
            + " for what fails; or the clock calls it, and the next tick does what this one left.");
    if (!stage.operations().isTracingEnabled()) {
      CdkNagSuppressions.suppress(
          deployment,
          "Serverless-LambdaTracing",
          "This stage is to cost next to nothing, and traces would be most of its bill; log lines"
              + " carry the trace and correlation ids all the same.");
    }
    var live =
        Alias.Builder.create(scope, function.name() + "Live")
            .aliasName(LIVE_ALIAS)
            .version(deployment.getCurrentVersion())
            .build();
    keepAlives.scheduleDailyCall(function, live);
    return live;
  }

  private Role createRole(LambdaFunction function, LogGroup logs, Seq<PolicyStatement> more) {
    var statements =
        IamStatements.forGrants(function.grants(), resources)
            .appendAll(IamStatements.forLogsAndTraces(logs, stage))
            .appendAll(more);
    var role =
        Role.Builder.create(scope, function.name() + "Role")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .inlinePolicies(
                Map.of(
                    "grants",
                    PolicyDocument.Builder.create().statements(statements.asJava()).build()))
            .build();
    CdkNagSuppressions.suppress(
        role,
        "AwsSolutions-IAM5",
        "Resource::\\*",
        "X-Ray takes traces, and DynamoDB lists streams, under no resource: their service"
            + " authorization references allow only *.");
    CdkNagSuppressions.suppress(
        role,
        "AwsSolutions-IAM5",
        "Resource::.*\\/\\*",
        "An object's key is made of ids that come up later; one bucket, or a prefix of it, is the"
            + " narrowest that IAM knows.");
    CdkNagSuppressions.suppress(
        role,
        "Serverless-LambdaStarPermissions",
        "The stars are those of X-Ray, streams and objects of a bucket, each of which"
            + " AwsSolutions-IAM5 is told of by itself; PolicyTest finds every other one.");
    return role;
  }
}
