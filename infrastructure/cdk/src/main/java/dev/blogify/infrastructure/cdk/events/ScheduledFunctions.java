package dev.blogify.infrastructure.cdk.events;

import dev.blogify.adapters.in.consumers.Schedule;
import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.infrastructure.cdk.functions.IamStatements;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.functions.SnapStartKeepAlives;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnSchedule.DeadLetterConfigProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.FlexibleTimeWindowProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.RetryPolicyProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.TargetProperty;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * The schedules of jobs and the functions that they invoke. Neither Scheduler nor Lambda retries an
 * invocation beyond one interval, because the next run processes the remaining items of a failed
 * run. Lambda's default is three attempts within six hours.
 */
public final class ScheduledFunctions {
  /** The lowest value that Scheduler and Lambda accept. */
  private static final int MAX_EVENT_AGE_SECONDS = 60;

  private static final int MAX_RETRIES = 2;

  /** One run at a time suffices, because it processes all due items. */
  private static final int MAX_CONCURRENCY = 1;

  private final Construct scope;
  private final Stage stage;
  private final LambdaDeployer lambdas;
  private final Queue deadLetterQueue;

  ScheduledFunctions(Construct scope, Stage stage, LambdaDeployer lambdas) {
    this.scope = scope;
    this.stage = stage;
    this.lambdas = lambdas;
    this.deadLetterQueue =
        Queues.deadLetters(scope, "SchedulesDeadLetterQueue", deadLetterQueueName(stage));
  }

  /** The name of the queue for invocations that Scheduler could not deliver. */
  public static String deadLetterQueueName(Stage stage) {
    return stage.resourcePrefix() + "-schedules-dlq";
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
        "A scheduled event has no content to keep. The log contains the failure, and an alarm"
            + " reports it.");
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
    return IamStatements.role(
        scope,
        schedule.name() + "Role",
        SnapStartKeepAlives.schedulerPrincipal(scope),
        "invoke",
        IamStatements.document(statements));
  }
}
