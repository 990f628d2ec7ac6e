package dev.blogify.cdk;

import dev.blogify.functions.Functions;
import dev.blogify.functions.Schedule;
import io.vavr.collection.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
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
final class Ticks {
  /** The least that Scheduler takes, and Lambda too. */
  private static final int SECONDS_TRIED = 60;

  private static final int RETRIES = 2;

  /** One at a time; another one would find nothing due. */
  private static final int FUNCTIONS_AT_ONCE = 1;

  private final Construct scope;
  private final Stage stage;
  private final Lambdas lambdas;
  private final Queue dead;

  Ticks(Construct scope, Stage stage, Lambdas lambdas) {
    this.scope = scope;
    this.stage = stage;
    this.lambdas = lambdas;
    this.dead = dead();
  }

  /** The name of the queue for ticks that could not be handed to their function. */
  static String deadName(Stage stage) {
    return stage.prefix() + "-ticks-dead";
  }

  void start(Schedule schedule) {
    var function =
        lambdas.deploy(Functions.named(schedule.function()), List.empty(), FUNCTIONS_AT_ONCE);
    function.configureAsyncInvoke(
        EventInvokeConfigOptions.builder()
            .maxEventAge(Duration.seconds(SECONDS_TRIED))
            .retryAttempts(0)
            .build());
    Accepted.on(
        function,
        "Serverless-LambdaAsyncFailureDestination",
        "A tick says nothing but that it is time, so there is nothing to keep of one; what failed"
            + " is in the log, and an alarm tells of it.");
    CfnSchedule.Builder.create(scope, schedule.name())
        .name(stage.prefix() + "-" + schedule.name())
        .scheduleExpression(schedule.expression())
        .flexibleTimeWindow(FlexibleTimeWindowProperty.builder().mode("OFF").build())
        .target(
            TargetProperty.builder()
                .arn(function.getFunctionArn())
                .roleArn(role(schedule, function).getRoleArn())
                .retryPolicy(
                    RetryPolicyProperty.builder()
                        .maximumEventAgeInSeconds(SECONDS_TRIED)
                        .maximumRetryAttempts(RETRIES)
                        .build())
                .deadLetterConfig(
                    DeadLetterConfigProperty.builder().arn(dead.getQueueArn()).build())
                .build())
        .build();
  }

  private Role role(Schedule schedule, Alias function) {
    var statements =
        List.of(
            Permissions.statement(List.of("lambda:InvokeFunction"), function.getFunctionArn()),
            Permissions.statement(List.of("sqs:SendMessage"), dead.getQueueArn()));
    return Role.Builder.create(scope, schedule.name() + "Role")
        .assumedBy(scheduler(scope))
        .inlinePolicies(
            Map.of("call", PolicyDocument.Builder.create().statements(statements.asJava()).build()))
        .build();
  }

  /** EventBridge Scheduler, on behalf of this account alone. */
  static ServicePrincipal scheduler(Construct scope) {
    return ServicePrincipal.Builder.create("scheduler.amazonaws.com")
        .conditions(
            Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(scope).getAccount())))
        .build();
  }

  private Queue dead() {
    return Accepted.asDeadLetters(
        Queue.Builder.create(scope, "ticksDead")
            .queueName(deadName(stage))
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .retentionPeriod(Consumers.KEPT)
            .build());
  }
}
