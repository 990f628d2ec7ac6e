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
import dev.blogify.adapters.out.embedded.bus.ObjectCreated;
import dev.blogify.adapters.out.embedded.bus.OutboxRelay;
import dev.blogify.adapters.out.embedded.bus.Rule;
import dev.blogify.adapters.out.embedded.bus.SqliteEventBus;
import dev.blogify.adapters.out.embedded.bus.SqliteOutboxDeadLetters;
import dev.blogify.adapters.out.embedded.bus.SqliteQueues;
import dev.blogify.adapters.out.embedded.filesystem.UploadCompleted;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.application.Page;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.event.RedriveEvents;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import dev.blogify.infrastructure.local.gateway.AdminHandler;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** From the journal over the bus to every consumer, as {@link Subscriptions} say. */
final class EventPipeline implements AdminHandler.EventAdministration {
  /** What the media folder is called where AWS has a bucket. */
  private static final String MEDIA_BUCKET = "blogify-local";

  /** As before a function on AWS. */
  private static final int VISIBILITY_TIMEOUT_FACTOR = 6;

  private static final Queue TOPIC_DELIVERY_QUEUE = new Queue(1, 5, Duration.ofSeconds(1));

  private static final Duration REDRIVE_TIMEOUT = Duration.ofSeconds(30);

  private final SqliteDatabase database;
  private final InstantSource clock;
  private final Map<Subscription, MessageConsumer> consumers;
  private final SqliteEventBus bus;
  private final SqliteQueues queues;
  private final SqliteOutboxDeadLetters outboxDeadLetters;
  private final PublishEvents publishEvents;
  private final RedriveEvents redriveEvents;

  EventPipeline(
      SqliteDatabase database,
      Map<Subscription, MessageConsumer> consumers,
      InstantSource clock,
      RandomGenerator random) {
    this.database = database;
    this.clock = clock;
    this.consumers = consumers;
    this.bus =
        new SqliteEventBus(
            database, consumers.keySet().toVector().map(EventPipeline::toRule), clock, random);
    this.queues = new SqliteQueues(database, clock, random);
    this.outboxDeadLetters = new SqliteOutboxDeadLetters(database);
    this.publishEvents =
        new PublishEvents(
            bus, outboxDeadLetters, clock, random, pause -> LockSupport.parkNanos(pause.toNanos()));
    this.redriveEvents =
        new RedriveEvents(
            outboxDeadLetters,
            publishEvents,
            entry ->
                List.of(OutboxRelay.toOutboxEntry(entry.position(), entry.id(), entry.rawRecord())),
            clock);
  }

  /** Sets all going that goes by itself, until it is closed. */
  BackgroundWorkers start() {
    return BackgroundWorkers.start(
        database,
        new OutboxRelay(database, publishEvents, clock),
        queues,
        consumers.mapKeys(EventPipeline::toRule).mapValues(EventPipeline::toBodyConsumer),
        clock);
  }

  private static Rule toRule(Subscription subscription) {
    var queue =
        switch (subscription.target()) {
          case Queue one -> one;
          case Topic _ -> TOPIC_DELIVERY_QUEUE;
        };
    return new Rule(
        subscription.name(),
        switch (subscription.bus()) {
          case BLOGIFY -> Rule.Bus.BLOGIFY;
          case DEFAULT -> Rule.Bus.DEFAULT;
        },
        subscription.pattern(MEDIA_BUCKET),
        queue.maxReceiveCount(),
        queue.timeout().multipliedBy(VISIBILITY_TIMEOUT_FACTOR));
  }

  private static java.util.function.Consumer<String> toBodyConsumer(MessageConsumer consumer) {
    return body -> consumer.handle(EventBridgeMessage.parse(body));
  }

  EventArchive archive() {
    return new EventArchive(database);
  }

  /** Tells of an upload as S3 would. */
  void publishObjectCreated(UploadCompleted upload) {
    bus.putObjectCreated(
        new ObjectCreated(MEDIA_BUCKET, upload.key(), upload.size(), upload.etag()));
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
