package dev.blogify.infrastructure.cdk.events;

import dev.blogify.adapters.in.consumers.Schedules;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.infrastructure.cdk.functions.LambdaArtifacts;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import dev.blogify.infrastructure.cdk.stage.TopicKeys;
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
import software.amazon.awscdk.services.kms.Key;

/** The event bus, its archive and schemas, the publisher, the consumers and the scheduled jobs. */
public final class EventsStack extends Stack {
  private static final Duration ARCHIVE_RETENTION = Duration.days(30);

  private final EventBus bus;
  private final Key topicKey;

  public EventsStack(App app, Stage stage, LambdaArtifacts artifacts, ResourceRegistry upstream) {
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
    var publisherFunctions = new PublisherFunctions(this, stage);
    var resources =
        publisherFunctions.addResourcesTo(
            upstream.with(
                ResourceRegistry.EVENT_BUS_NAME, bus.getEventBusName(), bus.getEventBusArn()));
    var lambdas = new LambdaDeployer(this, stage, artifacts, resources);
    publisherFunctions.deploy(lambdas, resources);
    topicKey = TopicKeys.create(this, stage);
    var subscriptionResources =
        new SubscriptionResources(this, stage, bus, topicKey, resources, lambdas);
    Subscriptions.ON_ALL_PLATFORMS.forEach(subscriptionResources::connect);
    var scheduledFunctions = new ScheduledFunctions(this, stage, lambdas);
    Schedules.ALL.forEach(scheduledFunctions::deploy);
    CfnOutput.Builder.create(this, "BusArn")
        .description("The event bus on which subscriber accounts create rules")
        .value(bus.getEventBusArn())
        .exportName(stage.resourcePrefix() + "-bus")
        .build();
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
}
