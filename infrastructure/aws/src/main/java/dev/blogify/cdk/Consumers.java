package dev.blogify.cdk;

import dev.blogify.adapters.consumers.Subscription;
import dev.blogify.adapters.consumers.Subscription.Target;
import dev.blogify.functions.Functions;
import io.vavr.collection.List;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.IRuleTarget;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * What stands behind the buses: for each subscription a rule, a queue before its function, and a
 * queue for what neither of the two could hand on, which is the same event in both cases.
 */
final class Consumers {
  /** EventBridge's own two, said because nobody should have to know them (EVT-13). */
  private static final int DELIVERIES = 185;

  private static final Duration DELIVERED_WITHIN = Duration.hours(24);

  /** The longest that SQS knows: until somebody has looked. */
  static final Duration KEPT = Duration.days(14);

  /** AWS: a message must stay hidden for six times as long as its function may take. */
  private static final int HIDDEN = 6;

  /** So that no consumer takes an account's concurrency, however much has piled up. */
  private static final int FUNCTIONS_AT_ONCE = 5;

  private final Construct scope;
  private final Stage stage;
  private final EventBus bus;
  private final Key key;
  private final Deployed deployed;
  private final Lambdas lambdas;

  Consumers(
      Construct scope, Stage stage, EventBus bus, Key key, Deployed deployed, Lambdas lambdas) {
    this.scope = scope;
    this.stage = stage;
    this.bus = bus;
    this.key = key;
    this.deployed = deployed;
    this.lambdas = lambdas;
  }

  /** The name in an account of a subscription's queue. */
  static String queueName(Stage stage, Subscription subscription) {
    return stage.prefix() + "-" + subscription.name();
  }

  /** The name of the queue where its dead letters lie. */
  static String deadName(Stage stage, Subscription subscription) {
    return queueName(stage, subscription) + "-dead";
  }

  void connect(Subscription subscription) {
    connect(subscription, Duration.seconds(0));
  }

  /**
   * The same where what led to an event may not be finished yet.
   *
   * @param later how long a message waits before anybody sees it
   */
  void connect(Subscription subscription, Duration later) {
    var dead = dead(subscription);
    rule(subscription)
        .addTarget(
            switch (subscription.target()) {
              case Target.Queue queue -> to(queue(subscription, queue, later, dead), dead);
              case Target.Topic() -> to(topic(subscription), dead);
            });
  }

  private Rule rule(Subscription subscription) {
    var pattern = subscription.pattern(deployed.value(Deployed.MEDIA_BUCKET));
    var rule =
        Rule.Builder.create(scope, subscription.name() + "Rule")
            .ruleName(queueName(stage, subscription))
            .eventPattern(Pattern.parse(pattern));
    var built =
        switch (subscription.bus()) {
          case BLOGIFY -> rule.eventBus(bus).build();
          case DEFAULT -> rule.build();
        };
    Pattern.besides(pattern)
        .forEach((member, matchers) ->
            ((CfnRule) Objects.requireNonNull(built.getNode().getDefaultChild()))
                .addPropertyOverride("EventPattern." + member, matchers));
    return built;
  }

  private static IRuleTarget to(Queue queue, Queue dead) {
    return SqsQueue.Builder.create(queue)
        .deadLetterQueue(dead)
        .retryAttempts(DELIVERIES)
        .maxEventAge(DELIVERED_WITHIN)
        .build();
  }

  private static IRuleTarget to(Topic topic, Queue dead) {
    return SnsTopic.Builder.create(topic)
        .deadLetterQueue(dead)
        .retryAttempts(DELIVERIES)
        .maxEventAge(DELIVERED_WITHIN)
        .build();
  }

  private Topic topic(Subscription subscription) {
    return Topic.Builder.create(scope, subscription.name() + "Topic")
        .topicName(queueName(stage, subscription))
        .masterKey(key)
        .enforceSsl(true)
        .build();
  }

  private Queue queue(Subscription subscription, Target.Queue target, Duration later, Queue dead) {
    var queue =
        encrypted(subscription.name() + "Queue", queueName(stage, subscription))
            .deliveryDelay(later)
            .visibilityTimeout(Duration.seconds(target.timeout().toSeconds() * HIDDEN))
            .deadLetterQueue(
                DeadLetterQueue.builder().queue(dead).maxReceiveCount(target.maxReceives()).build())
            .build();
    handle(subscription, target, queue);
    return queue;
  }

  private Queue dead(Subscription subscription) {
    return Accepted.asDeadLetters(
        encrypted(subscription.name() + "Dead", deadName(stage, subscription))
            .retentionPeriod(KEPT)
            .build());
  }

  private Queue.Builder encrypted(String id, String name) {
    return Queue.Builder.create(scope, id)
        .queueName(name)
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true);
  }

  /** Messages that a function does not name as failed are gone, so only those come again. */
  private void handle(Subscription subscription, Target.Queue target, Queue queue) {
    var receives =
        Permissions.statement(
            List.of("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"),
            queue.getQueueArn());
    var messages =
        EventSourceMapping.Builder.create(scope, subscription.name() + "Messages")
            .target(
                lambdas.deploy(
                    Functions.named(subscription.name()), List.of(receives), FUNCTIONS_AT_ONCE))
            .eventSourceArn(queue.getQueueArn())
            .batchSize(target.batchSize())
            .reportBatchItemFailures(true)
            .maxConcurrency(FUNCTIONS_AT_ONCE)
            .build();
    Accepted.on(
        messages,
        "Serverless-LambdaEventSourceMappingDestination",
        "A mapping of a queue takes no destination (AWS: Lambda, destinations are for streams); the"
            + " queue itself has one for dead letters.");
  }
}
