package dev.blogify.cdk;

import dev.blogify.functions.KeepAlive;
import dev.blogify.functions.LambdaFunction;
import dev.blogify.functions.Schedules;
import io.vavr.collection.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnSchedule.FlexibleTimeWindowProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.RetryPolicyProperty;
import software.amazon.awscdk.services.scheduler.CfnSchedule.TargetProperty;
import software.constructs.Construct;

/**
 * Calls the functions of a stack each day, so that the snapshots of those that are seldom asked for
 * are kept. Within some hours, for all at once would be more than a new account may run.
 */
final class KeepAlives {
  private static final int WINDOW_MINUTES = 240;

  private final Construct scope;
  private final Stage stage;

  /** Grows with each function; CDK writes it down at the end. */
  private final PolicyDocument calls = PolicyDocument.Builder.create().build();

  private final Role role;

  KeepAlives(Construct scope, Stage stage) {
    this.scope = scope;
    this.stage = stage;
    this.role =
        Role.Builder.create(scope, "KeepAliveRole")
            .assumedBy(Ticks.scheduler(scope))
            .inlinePolicies(Map.of("call", calls))
            .build();
  }

  /** Nothing, if the clock calls it anyway. */
  void call(LambdaFunction function, Alias live) {
    if (Schedules.ALL.exists(schedule -> schedule.function().equals(function.name()))) {
      return;
    }
    calls.addStatements(
        Permissions.statement(List.of("lambda:InvokeFunction"), live.getFunctionArn()));
    CfnSchedule.Builder.create(scope, function.name() + "KeepAlive")
        .name("%s-keep-%s".formatted(stage.prefix(), function.name()))
        .scheduleExpression("rate(1 day)")
        .flexibleTimeWindow(
            FlexibleTimeWindowProperty.builder()
                .mode("FLEXIBLE")
                .maximumWindowInMinutes(WINDOW_MINUTES)
                .build())
        .target(
            TargetProperty.builder()
                .arn(live.getFunctionArn())
                .roleArn(role.getRoleArn())
                .input(KeepAlive.EVENT)
                // What is missed today is called tomorrow.
                .retryPolicy(RetryPolicyProperty.builder().maximumRetryAttempts(2).build())
                .build())
        .build();
  }
}
