package dev.blogify.infrastructure.cdk.events;

import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.adapters.in.consumers.Subscription.Target;
import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.infrastructure.cdk.functions.IamStatements;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SnsTopic;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * The resources of subscriptions: each has a rule, a queue with its consumer function, and one
 * dead-letter queue for the events that the rule or the function could not process.
 */
public record SubscriptionResources(
    Construct scope,
    Stage stage,
    EventBus bus,
    Key topicKey,
    ResourceRegistry resources,
    LambdaDeployer lambdas) {
  /** The default retries of EventBridge, stated explicitly because EVT-13 depends on them. */
  private static final int DELIVERY_RETRIES = 185;

  private static final Duration MAX_EVENT_AGE = Duration.hours(24);

  /** AWS recommends a visibility timeout of six times the function timeout. */
  private static final int VISIBILITY_FACTOR = 6;

  /** Limits the share of the account's concurrency that a backlog can use. */
  private static final int MAX_CONCURRENCY = 5;

  /** The name of a subscription's rule, and of its queue or topic, in the account. */
  public static String resourceName(Stage stage, Subscription subscription) {
    return stage.resourcePrefix() + "-" + subscription.name();
  }

  public static String deadLetterQueueName(Stage stage, Subscription subscription) {
    return resourceName(stage, subscription) + "-dlq";
  }

  /**
   * Creates the resources of a subscription.
   *
   * @param deliveryDelay the time for which a new message is invisible, because the change that
   *     caused the event may still be in progress
   */
  public void connect(Subscription subscription, Duration deliveryDelay) {
    var deadLetterQueue =
        Queues.deadLetters(
            scope,
            subscription.name() + "DeadLetterQueue",
            deadLetterQueueName(stage, subscription));
    createRule(subscription)
        .addTarget(
            switch (subscription.target()) {
              case Target.Queue target ->
                  SqsQueue.Builder.create(
                          createQueue(subscription, target, deliveryDelay, deadLetterQueue))
                      .deadLetterQueue(deadLetterQueue)
                      .retryAttempts(DELIVERY_RETRIES)
                      .maxEventAge(MAX_EVENT_AGE)
                      .build();
              case Target.Topic() ->
                  SnsTopic.Builder.create(createTopic(subscription))
                      .deadLetterQueue(deadLetterQueue)
                      .retryAttempts(DELIVERY_RETRIES)
                      .maxEventAge(MAX_EVENT_AGE)
                      .build();
            });
  }

  private Rule createRule(Subscription subscription) {
    var pattern = subscription.pattern(resources.value(ResourceRegistry.MEDIA_BUCKET));
    var builder =
        Rule.Builder.create(scope, subscription.name() + "Rule")
            .ruleName(resourceName(stage, subscription))
            .eventPattern(EventPatterns.parse(pattern));
    var rule =
        switch (subscription.bus()) {
          case BLOGIFY -> builder.eventBus(bus).build();
          case DEFAULT -> builder.build();
        };
    EventPatterns.fieldsUnknownToCdk(pattern)
        .forEach((field, matchers) ->
            StackDefaults.cfnResource(rule, CfnRule.class)
                .addPropertyOverride("EventPattern." + field, matchers));
    return rule;
  }

  private Topic createTopic(Subscription subscription) {
    return Topic.Builder.create(scope, subscription.name() + "Topic")
        .topicName(resourceName(stage, subscription))
        .masterKey(topicKey)
        .enforceSsl(true)
        .build();
  }

  private Queue createQueue(
      Subscription subscription,
      Target.Queue target,
      Duration deliveryDelay,
      Queue deadLetterQueue) {
    var name = resourceName(stage, subscription);
    var queue =
        Queues.encrypted(scope, subscription.name() + "Queue", name)
            .deliveryDelay(deliveryDelay)
            .visibilityTimeout(Duration.seconds(target.timeout().toSeconds() * VISIBILITY_FACTOR))
            .deadLetterQueue(
                DeadLetterQueue.builder()
                    .queue(deadLetterQueue)
                    .maxReceiveCount(target.maxReceiveCount())
                    .build())
            .build();
    deployQueueConsumer(subscription, target, queue);
    return queue;
  }

  /**
   * Uses partial batch responses, so that only the messages that a function reports as failed are
   * retried.
   */
  private void deployQueueConsumer(Subscription subscription, Target.Queue target, Queue queue) {
    var receiveStatement =
        IamStatements.allow(
            List.of("sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"),
            queue.getQueueArn());
    var mapping =
        EventSourceMapping.Builder.create(scope, subscription.name() + "Messages")
            .target(
                lambdas.deploy(
                    LambdaFunctions.byName(subscription.name()),
                    List.of(receiveStatement),
                    MAX_CONCURRENCY))
            .eventSourceArn(queue.getQueueArn())
            .batchSize(target.batchSize())
            .reportBatchItemFailures(true)
            .maxConcurrency(MAX_CONCURRENCY)
            .build();
    CdkNagSuppressions.suppress(
        mapping,
        "Serverless-LambdaEventSourceMappingDestination",
        "Lambda supports failure destinations for streams only; the queue has a dead-letter"
            + " queue.");
  }
}
