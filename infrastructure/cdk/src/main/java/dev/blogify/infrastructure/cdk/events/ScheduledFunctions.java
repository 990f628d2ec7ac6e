package dev.blogify.infrastructure.cdk.events;

import dev.blogify.adapters.in.consumers.Schedule;
import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.infrastructure.cdk.functions.IamStatements;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.functions.SnapStartKeepAlives;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnSchedule.DeadLetterConfigProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.FlexibleTimeWindowProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.RetryPolicyProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.TargetProperty;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * What the clock sets going. A tick that is lost is made good by the next, so none is kept long:
 * neither by Scheduler, until Lambda has it, nor by Lambda, which would else try it thrice in six
 * hours.
 */
public final class ScheduledFunctions {
  /** The least that Scheduler takes, and Lambda too. */
  private static final int MAX_EVENT_AGE_SECONDS = 60;

  private static final int MAX_RETRIES = 2;

  /** One at a time; another one would find nothing due. */
  private static final int MAX_CONCURRENCY = 1;

  private final Construct scope;
  private final Stage stage;
  private final LambdaDeployer lambdas;
  private final Queue deadLetterQueue;

  ScheduledFunctions(Construct scope, Stage stage, LambdaDeployer lambdas) {
    this.scope = scope;
    this.stage = stage;
    this.lambdas = lambdas;
    this.deadLetterQueue = createDeadLetterQueue();
  }

  /** The name of the queue for ticks that could not be handed to their function. */
  public static String deadLetterQueueName(Stage stage) {
    return stage.resourcePrefix() + "-ticks-dead";
  }

  void deploy(Schedule schedule) {
    var function =
        lambdas.deploy(LambdaFunctions.byName(schedule.jobId()), List.empty(), MAX_CONCURRENCY);
    function.configureAsyncInvoke(
        EventInvokeConfigOptions.builder()
            .maxEventAge(Duration.seconds(MAX_EVENT_AGE_SECONDS))
            .retryAttempts(0)
            .build());
    CdkNagSuppressions.suppress(
        function,
        "Serverless-LambdaAsyncFailureDestination",
        "A tick says nothing but that it is time, so there is nothing to keep of one; what failed"
            + " is in the log, and an alarm tells of it.");
    CfnSchedule.Builder.create(scope, schedule.name())
        .name(stage.resourcePrefix() + "-" + schedule.name())
        .scheduleExpression(schedule.expression())
        .flexibleTimeWindow(FlexibleTimeWindowProperty.builder().mode("OFF").build())
        .target(
            TargetProperty.builder()
                .arn(function.getFunctionArn())
                .roleArn(createRole(schedule, function).getRoleArn())
                .retryPolicy(
                    RetryPolicyProperty.builder()
                        .maximumEventAgeInSeconds(MAX_EVENT_AGE_SECONDS)
                        .maximumRetryAttempts(MAX_RETRIES)
                        .build())
                .deadLetterConfig(
                    DeadLetterConfigProperty.builder().arn(deadLetterQueue.getQueueArn()).build())
                .build())
        .build();
  }

  private Role createRole(Schedule schedule, Alias function) {
    var statements =
        List.of(
            IamStatements.allow(List.of("lambda:InvokeFunction"), function.getFunctionArn()),
            IamStatements.allow(List.of("sqs:SendMessage"), deadLetterQueue.getQueueArn()));
    return Role.Builder.create(scope, schedule.name() + "Role")
        .assumedBy(SnapStartKeepAlives.schedulerPrincipal(scope))
        .inlinePolicies(
            Map.of("call", PolicyDocument.Builder.create().statements(statements.asJava()).build()))
        .build();
  }

  private Queue createDeadLetterQueue() {
    return CdkNagSuppressions.suppressForDeadLetterQueue(
        Queue.Builder.create(scope, "ticksDead")
            .queueName(deadLetterQueueName(stage))
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .retentionPeriod(SubscriptionResources.DEAD_LETTER_RETENTION)
            .build());
  }
}
