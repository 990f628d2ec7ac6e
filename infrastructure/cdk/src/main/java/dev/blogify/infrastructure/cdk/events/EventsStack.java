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
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.BaseArchiveProps;
import software.amazon.awscdk.services.events.CfnEventBusPolicy;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.kms.Key;

/** The bus that all events of the domain come by, and who hears of them. */
public final class EventsStack extends Stack {
  private static final Duration ARCHIVE_RETENTION = Duration.days(30);

  private final EventBus bus;
  private final Key topicKey;

  public EventsStack(App app, Stage stage, LambdaArtifacts archives, ResourceRegistry before) {
    super(
        app,
        "Events",
        StackDefaults.stackProps(stage, "events", "The bus of events, and its consumers"));
    bus = EventBus.Builder.create(this, "Bus").eventBusName(stage.resourcePrefix()).build();
    bus.archive(
        "Archive",
        BaseArchiveProps.builder()
            .archiveName(stage.resourcePrefix())
            .eventPattern(EventPatterns.parse(Subscriptions.AUDIT.pattern()))
            .retention(ARCHIVE_RETENTION)
            .build());
    stage.access().subscriberAccounts().forEach(this::allowSubscriber);
    EventSchemaRegistry.register(this, stage);
    var publisher = new PublisherFunctions(this, stage);
    var deployed =
        publisher.addResourcesTo(
            before.with(
                ResourceRegistry.EVENT_BUS_NAME, bus.getEventBusName(), bus.getEventBusArn()));
    var lambdas = new LambdaDeployer(this, stage, archives, deployed);
    publisher.deploy(lambdas, deployed);
    topicKey = TopicKeys.create(this, stage);
    var consumers = new SubscriptionResources(this, stage, bus, topicKey, deployed, lambdas);
    Subscriptions.ON_ALL_PLATFORMS.forEach(consumers::connect);
    var ticks = new ScheduledFunctions(this, stage, lambdas);
    Schedules.ALL.forEach(ticks::deploy);
    CfnOutput.Builder.create(this, "BusArn")
        .description("Where other accounts make rules of their own")
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

  /**
   * Another account may make rules on the bus, and see and change those alone. In this order: CDK
   * leaves JSON as it is.
   */
  private void allowSubscriber(String account) {
    var rules =
        "arn:%s:events:%s:%s:rule/%s/*"
            .formatted(getPartition(), getRegion(), getAccount(), bus.getEventBusName());
    CfnEventBusPolicy.Builder.create(this, "Subscriber" + account)
        .eventBusName(bus.getEventBusName())
        .statementId("Subscriber" + account)
        .statement(
            LinkedHashMap.<String, Object>of(
                    "Sid",
                    "Subscriber" + account,
                    "Effect",
                    "Allow",
                    "Principal",
                    Map.of("AWS", "arn:%s:iam::%s:root".formatted(getPartition(), account)),
                    "Action",
                    java.util.List.of(
                        "events:DeleteRule",
                        "events:DescribeRule",
                        "events:DisableRule",
                        "events:EnableRule",
                        "events:ListTargetsByRule",
                        "events:PutRule",
                        "events:PutTargets",
                        "events:RemoveTargets"),
                    "Resource",
                    rules,
                    "Condition",
                    Map.of("StringEqualsIfExists", Map.of("events:creatorAccount", account)))
                .toJavaMap())
        .build();
  }
}
