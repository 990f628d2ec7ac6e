package dev.blogify.cdk;

import dev.blogify.adapters.consumers.Subscriptions;
import dev.blogify.functions.Schedules;
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
final class EventsStack extends Stack {
  private static final Duration ARCHIVED = Duration.days(30);

  private final EventBus bus;
  private final Key topicKey;

  EventsStack(App app, Stage stage, Archives archives, Deployed before) {
    super(app, "Events", Stacks.props(stage, "events", "The bus of events, and its consumers"));
    bus = EventBus.Builder.create(this, "Bus").eventBusName(stage.prefix()).build();
    bus.archive(
        "Archive",
        BaseArchiveProps.builder()
            .archiveName(stage.prefix())
            .eventPattern(Pattern.parse(Subscriptions.AUDIT.pattern()))
            .retention(ARCHIVED)
            .build());
    stage.access().subscribers().forEach(this::letIn);
    Schemas.register(this, stage);
    var publisher = new Publisher(this, stage);
    var deployed =
        publisher.after(
            before.and(Deployed.EVENT_BUS_NAME, bus.getEventBusName(), bus.getEventBusArn()));
    var lambdas = new Lambdas(this, stage, archives, deployed);
    publisher.deploy(lambdas, deployed);
    topicKey = Keys.forTopics(this, stage);
    var consumers = new Consumers(this, stage, bus, topicKey, deployed, lambdas);
    Subscriptions.EVERYWHERE.forEach(consumers::connect);
    var ticks = new Ticks(this, stage, lambdas);
    Schedules.ALL.forEach(ticks::start);
    CfnOutput.Builder.create(this, "BusArn")
        .description("Where other accounts make rules of their own")
        .value(bus.getEventBusArn())
        .exportName(stage.prefix() + "-bus")
        .build();
  }

  EventBus bus() {
    return bus;
  }

  Key topicKey() {
    return topicKey;
  }

  /**
   * Another account may make rules on the bus, and see and change those alone. In this order: CDK
   * leaves JSON as it is.
   */
  private void letIn(String account) {
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
