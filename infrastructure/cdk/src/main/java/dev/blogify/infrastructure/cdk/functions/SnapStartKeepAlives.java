package dev.blogify.infrastructure.cdk.functions;

import dev.blogify.adapters.in.consumers.Schedules;
import dev.blogify.adapters.in.lambda.KeepAlive;
import dev.blogify.adapters.in.lambda.LambdaFunction;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
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
public final class SnapStartKeepAlives {
  private static final int FLEXIBLE_WINDOW_MINUTES = 240;

  private final Construct scope;
  private final Stage stage;

  /** Grows with each function; CDK writes it down at the end. */
  private final PolicyDocument invokePolicy = PolicyDocument.Builder.create().build();

  private final Role role;

  SnapStartKeepAlives(Construct scope, Stage stage) {
    this.scope = scope;
    this.stage = stage;
    this.role =
        Role.Builder.create(scope, "KeepAliveRole")
            .assumedBy(schedulerPrincipal(scope))
            .inlinePolicies(Map.of("call", invokePolicy))
            .build();
  }

  /** Nothing, if the clock calls it anyway. */
  void scheduleDailyCall(LambdaFunction function, Alias live) {
    if (Schedules.ALL.exists(schedule -> schedule.jobId().equals(function.name()))) {
      return;
    }
    invokePolicy.addStatements(
        IamStatements.allow(List.of("lambda:InvokeFunction"), live.getFunctionArn()));
    CfnSchedule.Builder.create(scope, function.name() + "KeepAlive")
        .name("%s-keep-%s".formatted(stage.resourcePrefix(), function.name()))
        .scheduleExpression("rate(1 day)")
        .flexibleTimeWindow(
            FlexibleTimeWindowProperty.builder()
                .mode("FLEXIBLE")
                .maximumWindowInMinutes(FLEXIBLE_WINDOW_MINUTES)
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

  /** EventBridge Scheduler, on behalf of this account alone. */
  public static ServicePrincipal schedulerPrincipal(Construct scope) {
    return ServicePrincipal.Builder.create("scheduler.amazonaws.com")
        .conditions(
            Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(scope).getAccount())))
        .build();
  }
}
