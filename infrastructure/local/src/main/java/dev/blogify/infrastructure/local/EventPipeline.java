package dev.blogify.infrastructure.local;

import dev.blogify.adapters.in.consumers.EventBridgeMessage;
import dev.blogify.adapters.in.consumers.MessageConsumer;
import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.adapters.in.consumers.Subscription.Target.Queue;
import dev.blogify.adapters.in.consumers.Subscription.Target.Topic;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.out.embedded.bus.BackgroundWorkers;
import dev.blogify.adapters.out.embedded.bus.DeadLetter;
import dev.blogify.adapters.out.embedded.bus.EventArchive;
import dev.blogify.adapters.out.embedded.bus.OutboxRelay;
import dev.blogify.adapters.out.embedded.bus.SqliteEventBus;
import dev.blogify.adapters.out.embedded.bus.SqliteQueues;
import dev.blogify.adapters.out.embedded.filesystem.UploadCompleted;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.application.Page;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.event.RedriveEvents;
import dev.blogify.application.ports.OutboxDeadLetters;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import dev.blogify.application.ports.Ports;
import dev.blogify.infrastructure.local.gateway.AdminHandler;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Publishes outbox entries to the bus, delivers events to the consumers in {@link Subscriptions},
 * and redrives dead letters.
 */
final class EventPipeline implements AdminHandler.EventAdministration {

  private static final Duration REDRIVE_TIMEOUT = Duration.ofSeconds(30);
  private static final Logger ANNOUNCEMENTS = System.getLogger("dev.blogify.announcements");

  private final SqliteDatabase database;
  private final InstantSource clock;
  private final Map<Subscription, MessageConsumer> consumers;
  private final SqliteEventBus bus;
  private final SqliteQueues queues;
  private final OutboxDeadLetters outboxDeadLetters;
  private final PublishEvents publishEvents;
  private final RedriveEvents redriveEvents;

  /**
   * Creates a pipeline to the consumers of all subscriptions.
   *
   * @param decorator returns the consumer to call in place of the original one
   */
  EventPipeline(
      EmbeddedPorts ports, BiFunction<Subscription, MessageConsumer, MessageConsumer> decorator) {
    database = ports.database();
    clock = ports.clock();
    consumers =
        Subscriptions.ON_ALL_PLATFORMS.toMap(
            subscription -> subscription,
            subscription -> decorator.apply(subscription, consumer(subscription, ports)));
    bus = ports.sqliteEventBus();
    queues = new SqliteQueues(database, clock, ports.random());
    outboxDeadLetters = ports.outboxDeadLetters();
    publishEvents =
        new PublishEvents(
            bus,
            outboxDeadLetters,
            clock,
            ports.random(),
            pause -> LockSupport.parkNanos(pause.toNanos()));
    redriveEvents =
        new RedriveEvents(
            outboxDeadLetters,
            publishEvents,
            entry ->
                List.of(OutboxRelay.toOutboxEntry(entry.position(), entry.id(), entry.rawRecord())),
            clock);
  }

  /** Starts the threads of the pipeline. Closing the result stops them. */
  BackgroundWorkers start() {
    return BackgroundWorkers.start(
        database,
        new OutboxRelay(database, publishEvents, clock),
        queues,
        consumers.mapKeys(SubscriptionRules::toRule).mapValues(EventPipeline::toBodyConsumer),
        clock);
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

  private static Consumer<String> toBodyConsumer(MessageConsumer consumer) {
    return body -> consumer.handle(EventBridgeMessage.parse(body));
  }

  EventArchive archive() {
    return new EventArchive(database);
  }

  /** Publishes the {@code Object Created} event of S3 for a completed upload. */
  void publishObjectCreated(UploadCompleted upload) {
    bus.putObjectCreated(SubscriptionRules.MEDIA_BUCKET, upload);
  }

  @Override
  public Seq<String> consumerNames() {
    return consumers.keySet().toVector().map(Subscription::name).sorted();
  }

  @Override
  public Seq<DeadLetter> deadLetters(long after) {
    return queues.deadLetters(after);
  }

  @Override
  public Page<UndecodableRecord> outboxDeadLetters(Page.PageRequest page) {
    return outboxDeadLetters.list(page);
  }

  @Override
  public int redrive(String consumer) {
    return queues.redrive(consumer);
  }

  @Override
  public int redriveOutboxDeadLetters() {
    return redriveEvents.handle(clock.instant().plus(REDRIVE_TIMEOUT)).redriven();
  }

  @Override
  public int replay(Instant from, Instant to) {
    return bus.replay("replay-" + clock.instant(), from, to);
  }
}
