package dev.blogify.infrastructure.cdk.events;

import dev.blogify.adapters.in.consumers.Schedule;
import dev.blogify.adapters.in.consumers.Schedules;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.infrastructure.cdk.functions.IamStatements;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.BaseArchiveProps;
import software.amazon.awscdk.services.events.CfnEventBusPolicy;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.sqs.Queue;

/**
 * The event bus, its archive and schemas, the outbox relay, the consumers and the scheduled jobs.
 */
public final class EventsStack extends Stack {
  private static final Duration ARCHIVE_RETENTION = Duration.days(30);

  /** The lowest value that Scheduler and Lambda accept. */
  private static final int SCHEDULE_MAX_AGE_SECONDS = 60;

  private static final int SCHEDULE_MAX_RETRIES = 2;

  /** One run at a time suffices, because it processes all due items. */
  private static final int JOB_CONCURRENCY = 1;

  private final EventBus bus;
  private final Key topicKey;

  public EventsStack(
      App app, Stage stage, LambdaDeployer.Artifacts artifacts, ResourceRegistry upstream) {
    super(app, "Events", StackDefaults.stackProps(stage, "events", "Event bus and its consumers"));
    bus = EventBus.Builder.create(this, "Bus").eventBusName(stage.resourcePrefix()).build();
    bus.archive(
        "Archive",
        BaseArchiveProps.builder()
            .archiveName(stage.resourcePrefix())
            .eventPattern(EventPatterns.parse(Subscriptions.AUDIT.pattern()))
            .retention(ARCHIVE_RETENTION)
            .build());
    stage.access().subscriberAccounts().forEach(this::allowSubscriber);
    EventSchema.registerAll(this, stage);
    var outboxRelayFunctions = new OutboxRelayFunctions(this, stage);
    var resources =
        outboxRelayFunctions.addResourcesTo(
            upstream.with(
                ResourceRegistry.EVENT_BUS_NAME, bus.getEventBusName(), bus.getEventBusArn()));
    var lambdas = new LambdaDeployer(this, stage, artifacts, resources);
    outboxRelayFunctions.deploy(lambdas, resources);
    topicKey = StackDefaults.topicKey(this, stage);
    var subscriptionResources =
        new SubscriptionResources(this, stage, bus, topicKey, resources, lambdas);
    Subscriptions.ON_ALL_PLATFORMS.forEach(
        each -> subscriptionResources.connect(each, Duration.seconds(0)));
    var scheduleDeadLetters =
        Queues.deadLetters(this, "SchedulesDeadLetterQueue", scheduleDeadLetterQueueName(stage));
    Schedules.ALL.forEach(each -> deployJob(each, stage, lambdas, scheduleDeadLetters));
    CfnOutput.Builder.create(this, "BusArn")
        .description("The event bus on which subscriber accounts create rules")
        .value(bus.getEventBusArn())
        .exportName(stage.resourcePrefix() + "-bus")
        .build();
  }

  /** The name of the queue for invocations that Scheduler could not deliver. */
  public static String scheduleDeadLetterQueueName(Stage stage) {
    return stage.resourcePrefix() + "-schedules-dlq";
  }

  public EventBus eventBus() {
    return bus;
  }

  public Key topicKey() {
    return topicKey;
  }

  /** Allows another account to create rules on the bus, and to see and change only those. */
  private void allowSubscriber(String account) {
    var sid = "Subscriber" + account;
    var ruleArns =
        "arn:%s:events:%s:%s:rule/%s/*"
            .formatted(getPartition(), getRegion(), getAccount(), bus.getEventBusName());
    var actions =
        List.of(
                "DeleteRule",
                "DescribeRule",
                "DisableRule",
                "EnableRule",
                "ListTargetsByRule",
                "PutRule",
                "PutTargets",
                "RemoveTargets")
            .map("events:"::concat);
    // A map in a fixed order, because CDK copies the statement verbatim into the template.
    var statement =
        LinkedHashMap.<String, Object>of(
            "Sid",
            sid,
            "Effect",
            "Allow",
            "Principal",
            Map.of("AWS", "arn:%s:iam::%s:root".formatted(getPartition(), account)),
            "Action",
            actions.asJava(),
            "Resource",
            ruleArns,
            "Condition",
            Map.of("StringEqualsIfExists", Map.of("events:creatorAccount", account)));
    CfnEventBusPolicy.Builder.create(this, sid)
        .eventBusName(bus.getEventBusName())
        .statementId(sid)
        .statement(statement.toJavaMap())
        .build();
  }

  /**
   * Deploys the function of a job, and its schedule. Neither Scheduler nor Lambda retries an
   * invocation beyond one interval, because the next run processes the remaining items of a failed
   * run. Lambda's default is three attempts within six hours.
   */
  private void deployJob(
      Schedule schedule, Stage stage, LambdaDeployer lambdas, Queue deadLetterQueue) {
    var function =
        lambdas.deploy(LambdaFunctions.byName(schedule.jobId()), List.empty(), JOB_CONCURRENCY);
    function.configureAsyncInvoke(
        EventInvokeConfigOptions.builder()
            .maxEventAge(Duration.seconds(SCHEDULE_MAX_AGE_SECONDS))
            .retryAttempts(0)
            .build());
    CdkNagSuppressions.suppress(
        function,
        "Serverless-LambdaAsyncFailureDestination",
        "A scheduled event has no content to keep. The log contains the failure, and an alarm"
            + " reports it.");
    CfnSchedule.Builder.create(this, schedule.name())
        .name(stage.resourcePrefix() + "-" + schedule.name())
        .scheduleExpression(schedule.expression())
        .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder().mode("OFF").build())
        .target(
            CfnSchedule.TargetProperty.builder()
                .arn(function.getFunctionArn())
                .roleArn(createScheduleRole(schedule, function, deadLetterQueue).getRoleArn())
                .retryPolicy(
                    CfnSchedule.RetryPolicyProperty.builder()
                        .maximumEventAgeInSeconds(SCHEDULE_MAX_AGE_SECONDS)
                        .maximumRetryAttempts(SCHEDULE_MAX_RETRIES)
                        .build())
                .deadLetterConfig(
                    CfnSchedule.DeadLetterConfigProperty.builder()
                        .arn(deadLetterQueue.getQueueArn())
                        .build())
                .build())
        .build();
  }

  private Role createScheduleRole(Schedule schedule, Alias function, Queue deadLetterQueue) {
    var statements =
        List.of(
            IamStatements.allow(List.of("lambda:InvokeFunction"), function.getFunctionArn()),
            IamStatements.allow(List.of("sqs:SendMessage"), deadLetterQueue.getQueueArn()));
    return IamStatements.role(
        this,
        schedule.name() + "Role",
        IamStatements.schedulerPrincipal(this),
        "invoke",
        IamStatements.document(statements));
  }
}
