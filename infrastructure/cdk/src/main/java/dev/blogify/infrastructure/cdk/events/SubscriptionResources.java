package dev.blogify.infrastructure.cdk.events;

import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.adapters.in.consumers.Subscription.Target;
import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.infrastructure.cdk.functions.IamStatements;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.Stage;
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
public final class SubscriptionResources {
  /** EventBridge's own two, said because nobody should have to know them (EVT-13). */
  private static final int DELIVERY_RETRIES = 185;

  private static final Duration MAX_EVENT_AGE = Duration.hours(24);

  /** The longest that SQS knows: until somebody has looked. */
  static final Duration DEAD_LETTER_RETENTION = Duration.days(14);

  /** AWS: a message must stay hidden for six times as long as its function may take. */
  private static final int VISIBILITY_FACTOR = 6;

  /** So that no consumer takes an account's concurrency, however much has piled up. */
  private static final int MAX_CONCURRENCY = 5;

  private final Construct scope;
  private final Stage stage;
  private final EventBus bus;
  private final Key key;
  private final ResourceRegistry resources;
  private final LambdaDeployer lambdas;

  public SubscriptionResources(
      Construct scope,
      Stage stage,
      EventBus bus,
      Key key,
      ResourceRegistry deployed,
      LambdaDeployer lambdas) {
    this.scope = scope;
    this.stage = stage;
    this.bus = bus;
    this.key = key;
    this.resources = deployed;
    this.lambdas = lambdas;
  }

  /** The name in an account of a subscription's queue. */
  public static String queueName(Stage stage, Subscription subscription) {
    return stage.resourcePrefix() + "-" + subscription.name();
  }

  /** The name of the queue where its dead letters lie. */
  public static String deadLetterQueueName(Stage stage, Subscription subscription) {
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
  public void connect(Subscription subscription, Duration later) {
    var dead = createDeadLetterQueue(subscription);
    createRule(subscription)
        .addTarget(
            switch (subscription.target()) {
              case Target.Queue queue ->
                  ruleTarget(createQueue(subscription, queue, later, dead), dead);
              case Target.Topic() -> ruleTarget(createTopic(subscription), dead);
            });
  }

  private Rule createRule(Subscription subscription) {
    var pattern = subscription.pattern(resources.value(ResourceRegistry.MEDIA_BUCKET));
    var rule =
        Rule.Builder.create(scope, subscription.name() + "Rule")
            .ruleName(queueName(stage, subscription))
            .eventPattern(EventPatterns.parse(pattern));
    var built =
        switch (subscription.bus()) {
          case BLOGIFY -> rule.eventBus(bus).build();
          case DEFAULT -> rule.build();
        };
    EventPatterns.fieldsUnknownToCdk(pattern)
        .forEach((member, matchers) ->
            ((CfnRule) Objects.requireNonNull(built.getNode().getDefaultChild()))
                .addPropertyOverride("EventPattern." + member, matchers));
    return built;
  }

  private static IRuleTarget ruleTarget(Queue queue, Queue dead) {
    return SqsQueue.Builder.create(queue)
        .deadLetterQueue(dead)
        .retryAttempts(DELIVERY_RETRIES)
        .maxEventAge(MAX_EVENT_AGE)
        .build();
  }

  private static IRuleTarget ruleTarget(Topic topic, Queue dead) {
    return SnsTopic.Builder.create(topic)
        .deadLetterQueue(dead)
        .retryAttempts(DELIVERY_RETRIES)
        .maxEventAge(MAX_EVENT_AGE)
        .build();
  }

  private Topic createTopic(Subscription subscription) {
    return Topic.Builder.create(scope, subscription.name() + "Topic")
        .topicName(queueName(stage, subscription))
        .masterKey(key)
        .enforceSsl(true)
        .build();
  }

  private Queue createQueue(
      Subscription subscription, Target.Queue target, Duration later, Queue dead) {
    var queue =
        encryptedQueue(subscription.name() + "Queue", queueName(stage, subscription))
            .deliveryDelay(later)
            .visibilityTimeout(Duration.seconds(target.timeout().toSeconds() * VISIBILITY_FACTOR))
            .deadLetterQueue(
                DeadLetterQueue.builder()
                    .queue(dead)
                    .maxReceiveCount(target.maxReceiveCount())
                    .build())
            .build();
    deployQueueConsumer(subscription, target, queue);
    return queue;
  }

  private Queue createDeadLetterQueue(Subscription subscription) {
    return CdkNagSuppressions.suppressForDeadLetterQueue(
        encryptedQueue(subscription.name() + "Dead", deadLetterQueueName(stage, subscription))
            .retentionPeriod(DEAD_LETTER_RETENTION)
            .build());
  }

  private Queue.Builder encryptedQueue(String id, String name) {
    return Queue.Builder.create(scope, id)
        .queueName(name)
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true);
  }

  /** Messages that a function does not name as failed are gone, so only those come again. */
  private void deployQueueConsumer(Subscription subscription, Target.Queue target, Queue queue) {
    var receives =
        IamStatements.allow(
            List.of("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"),
            queue.getQueueArn());
    var messages =
        EventSourceMapping.Builder.create(scope, subscription.name() + "Messages")
            .target(
                lambdas.deploy(
                    LambdaFunctions.byName(subscription.name()),
                    List.of(receives),
                    MAX_CONCURRENCY))
            .eventSourceArn(queue.getQueueArn())
            .batchSize(target.batchSize())
            .reportBatchItemFailures(true)
            .maxConcurrency(MAX_CONCURRENCY)
            .build();
    CdkNagSuppressions.suppress(
        messages,
        "Serverless-LambdaEventSourceMappingDestination",
        "A mapping of a queue takes no destination (AWS: Lambda, destinations are for streams); the"
            + " queue itself has one for dead letters.");
  }
}
