package dev.blogify.infrastructure.local;

import dev.blogify.adapters.in.consumers.EventBridgeMessage;
import dev.blogify.adapters.in.consumers.MessageConsumer;
import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.adapters.in.consumers.Subscription.Target.Queue;
import dev.blogify.adapters.in.consumers.Subscription.Target.Topic;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.out.embedded.bus.BackgroundWorkers;
import dev.blogify.adapters.out.embedded.bus.OutboxRelay;
import dev.blogify.adapters.out.embedded.bus.Rule;
import dev.blogify.adapters.out.embedded.bus.SqliteQueues;
import dev.blogify.adapters.out.embedded.filesystem.UploadCompleted;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.event.RedriveEvents;
import dev.blogify.application.ports.Ports;
import dev.blogify.infrastructure.local.gateway.AdminHandler;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Publishes outbox entries to the bus, and delivers events to the consumers in {@link
 * Subscriptions}.
 */
final class EventPipeline {
  /** The bucket name that events and event patterns state for the media folder. */
  private static final String MEDIA_BUCKET = "blogify-local";

  /**
   * The visibility timeout is this multiple of the consumer timeout, as for the SQS queues on AWS.
   */
  private static final int VISIBILITY_TIMEOUT_FACTOR = 6;

  private static final int TOPIC_MAX_RECEIVE_COUNT = 5;
  private static final Duration TOPIC_TIMEOUT = Duration.ofSeconds(1);

  /** The rules of all subscriptions, for the embedded bus. */
  static final Seq<Rule> RULES = Subscriptions.ON_ALL_PLATFORMS.map(EventPipeline::toRule);

  private static final Logger ANNOUNCEMENTS = System.getLogger("dev.blogify.announcements");

  private final EmbeddedPorts ports;
  private final Map<Rule, Consumer<String>> consumers;
  private final SqliteQueues queues;
  private final PublishEvents publishEvents;

  /**
   * Creates a pipeline to the consumers of all subscriptions.
   *
   * @param decorator returns the consumer to call in place of the original one
   */
  EventPipeline(
      EmbeddedPorts ports, BiFunction<Subscription, MessageConsumer, MessageConsumer> decorator) {
    this.ports = ports;
    consumers =
        Subscriptions.ON_ALL_PLATFORMS.toMap(
            EventPipeline::toRule,
            subscription -> {
              var consumer = decorator.apply(subscription, consumer(subscription, ports));
              return body -> consumer.handle(EventBridgeMessage.parse(body));
            });
    queues = new SqliteQueues(ports.database(), ports.clock(), ports.random());
    publishEvents =
        new PublishEvents(
            ports.eventBus(),
            ports.outboxDeadLetters(),
            ports.clock(),
            ports.random(),
            pause -> LockSupport.parkNanos(pause.toNanos()));
  }

  private static Rule toRule(Subscription subscription) {
    return switch (subscription.target()) {
      case Queue queue -> toRule(subscription, queue.maxReceiveCount(), queue.timeout());
      case Topic _ -> toRule(subscription, TOPIC_MAX_RECEIVE_COUNT, TOPIC_TIMEOUT);
    };
  }

  private static Rule toRule(Subscription subscription, int maxReceiveCount, Duration timeout) {
    return new Rule(
        subscription.name(),
        subscription.bus(),
        subscription.pattern(MEDIA_BUCKET),
        maxReceiveCount,
        timeout.multipliedBy(VISIBILITY_TIMEOUT_FACTOR));
  }

  private static MessageConsumer consumer(Subscription subscription, Ports ports) {
    return switch (subscription.target()) {
      case Queue queue -> queue.consumer().apply(ports);
      case Topic _ -> EventPipeline::logAnnouncement;
    };
  }

  /** Logs a message to a topic, because no SNS topic exists on one machine. */
  private static void logAnnouncement(EventBridgeMessage message) {
    ANNOUNCEMENTS.log(
        Level.INFO, () -> message.detailType() + " " + message.detail().text("subject"));
  }

  /** Starts the threads of the pipeline. Closing the result stops them. */
  BackgroundWorkers start() {
    return BackgroundWorkers.start(
        ports.database(),
        new OutboxRelay(ports.database(), publishEvents, ports.clock()),
        queues,
        consumers,
        ports.clock());
  }

  AdminHandler adminHandler() {
    var redriveEvents =
        new RedriveEvents(
            ports.outboxDeadLetters(),
            publishEvents,
            entry ->
                List.of(OutboxRelay.toOutboxEntry(entry.position(), entry.id(), entry.rawRecord())),
            ports.clock());
    return new AdminHandler(
        consumers.keySet().toVector().map(Rule::name).sorted(),
        queues,
        ports.outboxDeadLetters(),
        redriveEvents,
        ports.sqliteEventBus(),
        ports.clock());
  }

  /** Publishes the {@code Object Created} event of S3 for a completed upload. */
  void publishObjectCreated(UploadCompleted upload) {
    ports.sqliteEventBus().putObjectCreated(MEDIA_BUCKET, upload);
  }
}
