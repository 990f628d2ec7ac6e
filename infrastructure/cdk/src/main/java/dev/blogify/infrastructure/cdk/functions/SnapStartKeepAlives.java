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
 * Daily invocations of the functions of a stack, because Lambda deactivates the snapshot of a
 * version that is not invoked for 14 days. A flexible time window spreads them over some hours,
 * because a new account has a concurrency of 10.
 */
public final class SnapStartKeepAlives {
  private static final int FLEXIBLE_WINDOW_MINUTES = 240;

  private final Construct scope;
  private final Stage stage;

  /** Mutable, because CDK renders the policy after all functions have been added. */
  private final PolicyDocument invokePolicy = PolicyDocument.Builder.create().build();

  private final Role role;

  SnapStartKeepAlives(Construct scope, Stage stage) {
    this.scope = scope;
    this.stage = stage;
    this.role =
        IamStatements.role(
            scope, "KeepAliveRole", schedulerPrincipal(scope), "invoke", invokePolicy);
  }

  /** Skips functions that have a schedule of their own. */
  void scheduleDailyInvocation(LambdaFunction function, Alias alias) {
    if (Schedules.ALL.exists(schedule -> schedule.jobId().equals(function.name()))) {
      return;
    }
    invokePolicy.addStatements(
        IamStatements.allow(List.of("lambda:InvokeFunction"), alias.getFunctionArn()));
    CfnSchedule.Builder.create(scope, function.name() + "KeepAlive")
        .name("%s-keep-alive-%s".formatted(stage.resourcePrefix(), function.name()))
        .scheduleExpression("rate(1 day)")
        .flexibleTimeWindow(
            FlexibleTimeWindowProperty.builder()
                .mode("FLEXIBLE")
                .maximumWindowInMinutes(FLEXIBLE_WINDOW_MINUTES)
                .build())
        .target(
            TargetProperty.builder()
                .arn(alias.getFunctionArn())
                .roleArn(role.getRoleArn())
                .input(KeepAlive.EVENT)
                // The next day's invocation replaces a failed one.
                .retryPolicy(RetryPolicyProperty.builder().maximumRetryAttempts(2).build())
                .build())
        .build();
  }

  /** EventBridge Scheduler, restricted to the schedules of this account. */
  public static ServicePrincipal schedulerPrincipal(Construct scope) {
    return ServicePrincipal.Builder.create("scheduler.amazonaws.com")
        .conditions(
            Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(scope).getAccount())))
        .build();
  }
}
