package dev.blogify.local;

import dev.blogify.adapters.consumers.Consumer;
import dev.blogify.adapters.consumers.Delivery;
import dev.blogify.adapters.consumers.Subscription;
import dev.blogify.adapters.consumers.Subscription.Target.Queue;
import dev.blogify.adapters.consumers.Subscription.Target.Topic;
import dev.blogify.adapters.consumers.Subscriptions;
import dev.blogify.adapters.embedded.bus.Archive;
import dev.blogify.adapters.embedded.bus.DeadLetter;
import dev.blogify.adapters.embedded.bus.JournalPump;
import dev.blogify.adapters.embedded.bus.ObjectCreated;
import dev.blogify.adapters.embedded.bus.Queues;
import dev.blogify.adapters.embedded.bus.Rule;
import dev.blogify.adapters.embedded.bus.SqliteEventBus;
import dev.blogify.adapters.embedded.bus.SqliteParkedEntries;
import dev.blogify.adapters.embedded.bus.Workers;
import dev.blogify.adapters.embedded.filesystem.Uploaded;
import dev.blogify.adapters.embedded.sqlite.Database;
import dev.blogify.application.Page;
import dev.blogify.application.event.JournalEntry.Poison;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.event.RedriveEvents;
import dev.blogify.local.gateway.Operations;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** From the journal over the bus to every consumer, as {@link Subscriptions} say. */
final class EventPipeline implements Operations.Pipeline {
  /** What the media folder is called where AWS has a bucket. */
  private static final String BUCKET = "blogify-local";

  /** As before a function on AWS. */
  private static final int VISIBILITY_PER_TIMEOUT = 6;

  private static final Queue ANNOUNCEMENT = new Queue(1, 5, Duration.ofSeconds(1));

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Database database;
  private final InstantSource clock;
  private final Map<Subscription, Consumer> consumers;
  private final SqliteEventBus bus;
  private final Queues queues;
  private final SqliteParkedEntries parked;
  private final PublishEvents publishEvents;
  private final RedriveEvents redriveEvents;

  EventPipeline(
      Database database,
      Map<Subscription, Consumer> consumers,
      InstantSource clock,
      RandomGenerator random) {
    this.database = database;
    this.clock = clock;
    this.consumers = consumers;
    this.bus =
        new SqliteEventBus(
            database, consumers.keySet().toVector().map(EventPipeline::rule), clock, random);
    this.queues = new Queues(database, clock, random);
    this.parked = new SqliteParkedEntries(database);
    this.publishEvents =
        new PublishEvents(
            bus, parked, clock, random, pause -> LockSupport.parkNanos(pause.toNanos()));
    this.redriveEvents =
        new RedriveEvents(
            parked,
            publishEvents,
            entry -> List.of(JournalPump.entry(entry.position(), entry.id(), entry.record())),
            clock);
  }

  /** Sets all going that goes by itself, until it is closed. */
  Workers start() {
    return Workers.start(
        database,
        new JournalPump(database, publishEvents, clock),
        queues,
        consumers.mapKeys(EventPipeline::rule).mapValues(EventPipeline::reading),
        clock);
  }

  private static Rule rule(Subscription subscription) {
    var queue =
        switch (subscription.target()) {
          case Queue one -> one;
          case Topic _ -> ANNOUNCEMENT;
        };
    return new Rule(
        subscription.name(),
        switch (subscription.bus()) {
          case BLOGIFY -> Rule.Bus.BLOGIFY;
          case DEFAULT -> Rule.Bus.DEFAULT;
        },
        subscription.pattern(BUCKET),
        queue.maxReceives(),
        queue.timeout().multipliedBy(VISIBILITY_PER_TIMEOUT));
  }

  private static java.util.function.Consumer<String> reading(Consumer consumer) {
    return body -> consumer.handle(Delivery.parse(body));
  }

  Archive archive() {
    return new Archive(database);
  }

  /** Tells of an upload as S3 would. */
  void tell(Uploaded upload) {
    bus.tell(new ObjectCreated(BUCKET, upload.key(), upload.size(), upload.etag()));
  }

  @Override
  public Seq<String> consumers() {
    return consumers.keySet().toVector().map(Subscription::name).sorted();
  }

  @Override
  public Seq<DeadLetter> deadLetters(long after) {
    return queues.deadLetters(after);
  }

  @Override
  public Page<Poison> parked(Page.Request page) {
    return parked.list(page);
  }

  @Override
  public int redrive(String consumer) {
    return queues.redrive(consumer);
  }

  @Override
  public int redriveParked() {
    return redriveEvents.handle(clock.instant().plus(PATIENCE)).told();
  }

  @Override
  public int replay(Instant from, Instant to) {
    return bus.replay("replay-" + clock.instant(), from, to);
  }
}
