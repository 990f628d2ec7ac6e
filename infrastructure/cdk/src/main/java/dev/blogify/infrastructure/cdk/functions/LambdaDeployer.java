package dev.blogify.infrastructure.cdk.functions;

import dev.blogify.adapters.in.consumers.Schedules;
import dev.blogify.adapters.in.lambda.KeepAlive;
import dev.blogify.adapters.in.lambda.LambdaFunction;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.nio.file.Path;
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
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.constructs.Construct;

/**
 * Deploys the functions of one stack. Each stack has its own layer, because a new layer version has
 * a new ARN and CloudFormation rejects changes of a value that another stack imports.
 */
public final class LambdaDeployer {
  /** The two archives to deploy: the code of the functions, and the layer with its libraries. */
  public record Artifacts(Path functions, Path layer) {}

  private static final Runtime RUNTIME = Runtime.JAVA_25;
  private static final int KEEP_ALIVE_WINDOW_MINUTES = 240;

  private final Construct scope;
  private final Stage stage;
  private final ResourceRegistry resources;
  private final Code code;
  private final LayerVersion layer;

  /** Mutable, because CDK renders the policy after all functions have been added. */
  private final PolicyDocument keepAlivePolicy = PolicyDocument.Builder.create().build();

  private final Role keepAliveRole;

  public LambdaDeployer(
      Construct scope, Stage stage, Artifacts artifacts, ResourceRegistry resources) {
    this.scope = scope;
    this.stage = stage;
    this.resources = resources;
    this.code = Code.fromAsset(artifacts.functions().toString());
    this.keepAliveRole =
        IamStatements.role(
            scope,
            "KeepAliveRole",
            IamStatements.schedulerPrincipal(scope),
            "invoke",
            keepAlivePolicy);
    this.layer =
        LayerVersion.Builder.create(scope, "Libraries")
            .code(Code.fromAsset(artifacts.layer().toString()))
            .compatibleRuntimes(List.of(RUNTIME).asJava())
            .compatibleArchitectures(List.of(Architecture.ARM_64).asJava())
            .build();
  }

  /** The name of a function in the account. */
  public static String functionName(Stage stage, LambdaFunction function) {
    return stage.resourcePrefix() + "-" + function.name();
  }

  public Alias deploy(LambdaFunction function) {
    return deploy(function, List.empty(), Option.none());
  }

  /**
   * Deploys a function that is invoked asynchronously or by an event source.
   *
   * @param triggerStatements the permissions that its trigger requires, besides its grants
   * @param concurrency the reserved concurrency, if the stage reserves any
   */
  public Alias deploy(
      LambdaFunction function, Seq<PolicyStatement> triggerStatements, int concurrency) {
    return deploy(
        function,
        triggerStatements,
        Option.when(stage.capacity().reservesConcurrency(), concurrency));
  }

  /**
   * Returns the alias to invoke. The alias refers to a published version, because SnapStart applies
   * to published versions only.
   */
  private Alias deploy(
      LambdaFunction function,
      Seq<PolicyStatement> triggerStatements,
      Option<Integer> reservedConcurrency) {
    var logs =
        StackDefaults.logGroup(
            scope, function.name() + "Logs", "/aws/lambda/" + functionName(stage, function), stage);
    var lambda =
        Function.Builder.create(scope, function.name())
            .functionName(functionName(stage, function))
            .runtime(RUNTIME)
            .architecture(Architecture.ARM_64)
            .handler(function.handlerClass().getName() + "::handleRequest")
            .code(code)
            .layers(List.of(layer).asJava())
            .memorySize(function.memoryMb())
            .timeout(Duration.seconds(function.timeout().toSeconds()))
            .environment(resources.environment(function).toJavaMap())
            .role(createRole(function, logs, triggerStatements).withoutPolicyUpdates())
            .logGroup(logs)
            .tracing(stage.operations().isTracingEnabled() ? Tracing.ACTIVE : Tracing.DISABLED)
            .reservedConcurrentExecutions(reservedConcurrency.getOrNull())
            .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
            .currentVersionOptions(
                VersionOptions.builder().removalPolicy(RemovalPolicy.RETAIN).build())
            .build();
    Annotations.of(lambda)
        .acknowledgeWarning(
            "@aws-cdk/aws-lambda:snapStartRequirePublish", "The alias publishes a version.");
    CdkNagSuppressions.suppress(
        lambda,
        "Serverless-LambdaDLQ",
        "The caller waits for the response, or the queue or stream that the function reads has a"
            + " failure destination, or a later scheduled run processes the remaining items.");
    if (!stage.operations().isTracingEnabled()) {
      CdkNagSuppressions.suppress(
          lambda,
          "Serverless-LambdaTracing",
          "Traces would be most of the costs of this stage. Log lines contain trace and correlation"
              + " ids without it.");
    }
    var alias =
        Alias.Builder.create(scope, function.name() + "Live")
            .aliasName("live")
            .version(lambda.getCurrentVersion())
            .build();
    keepSnapshotActive(function, alias);
    return alias;
  }

  /**
   * Invokes a function daily unless it has a schedule of its own, because Lambda deactivates the
   * snapshot of a version that is not invoked for 14 days. A flexible time window spreads these
   * invocations over some hours, because a new account has a concurrency of 10.
   */
  private void keepSnapshotActive(LambdaFunction function, Alias alias) {
    if (Schedules.ALL.exists(schedule -> schedule.jobId().equals(function.name()))) {
      return;
    }
    keepAlivePolicy.addStatements(
        IamStatements.allow(List.of("lambda:InvokeFunction"), alias.getFunctionArn()));
    CfnSchedule.Builder.create(scope, function.name() + "KeepAlive")
        .name("%s-keep-alive-%s".formatted(stage.resourcePrefix(), function.name()))
        .scheduleExpression("rate(1 day)")
        .flexibleTimeWindow(
            CfnSchedule.FlexibleTimeWindowProperty.builder()
                .mode("FLEXIBLE")
                .maximumWindowInMinutes(KEEP_ALIVE_WINDOW_MINUTES)
                .build())
        .target(
            CfnSchedule.TargetProperty.builder()
                .arn(alias.getFunctionArn())
                .roleArn(keepAliveRole.getRoleArn())
                .input(KeepAlive.EVENT)
                // The next day's invocation replaces a failed one.
                .retryPolicy(
                    CfnSchedule.RetryPolicyProperty.builder().maximumRetryAttempts(2).build())
                .build())
        .build();
  }

  private Role createRole(
      LambdaFunction function, LogGroup logs, Seq<PolicyStatement> triggerStatements) {
    var role =
        IamStatements.role(
            scope,
            function.name() + "Role",
            new ServicePrincipal("lambda.amazonaws.com"),
            "grants",
            IamStatements.document(
                IamStatements.forGrants(function.grants(), resources)
                    .appendAll(IamStatements.forLogsAndTraces(logs, stage))
                    .appendAll(triggerStatements)));
    CdkNagSuppressions.suppress(
        role,
        "AwsSolutions-IAM5",
        "Resource::\\*",
        "X-Ray and dynamodb:ListStreams have no resource-level permissions: the service"
            + " authorization reference allows only *.");
    CdkNagSuppressions.suppress(
        role,
        "AwsSolutions-IAM5",
        "Resource::.*\\/\\*",
        "Object keys contain ids that are created at run time, so a bucket or a prefix of it is the"
            + " narrowest possible resource.");
    CdkNagSuppressions.suppress(
        role,
        "Serverless-LambdaStarPermissions",
        "The wildcards are those of X-Ray, streams and bucket objects, each of which has its own"
            + " suppression of AwsSolutions-IAM5. RolePolicyTest rejects all others.");
    return role;
  }
}
