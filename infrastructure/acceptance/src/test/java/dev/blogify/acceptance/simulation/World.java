package dev.blogify.acceptance.simulation;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import dev.blogify.acceptance.simulation.Ledger.Harm;
import dev.blogify.acceptance.simulation.Tally.Kind;
import dev.blogify.adapters.consumers.AuditConsumer;
import dev.blogify.adapters.consumers.Consumer;
import dev.blogify.adapters.consumers.InvalidationConsumer;
import dev.blogify.adapters.consumers.MediaConfirmationConsumer;
import dev.blogify.adapters.consumers.NotificationConsumer;
import dev.blogify.adapters.consumers.StreamRecords;
import dev.blogify.adapters.consumers.Subscription;
import dev.blogify.adapters.consumers.Subscription.Target.Queue;
import dev.blogify.adapters.consumers.Subscriptions;
import dev.blogify.adapters.consumers.TagCountConsumer;
import dev.blogify.application.audit.AuditTrail;
import dev.blogify.application.audit.InMemoryAuditTrail;
import dev.blogify.application.audit.RecordAudit;
import dev.blogify.application.event.EventBus;
import dev.blogify.application.event.InMemoryParkedEntries;
import dev.blogify.application.event.JournalEntry.Poison;
import dev.blogify.application.event.JournalEntry.Told;
import dev.blogify.application.event.ParkedEntries;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.event.RedriveEvents;
import dev.blogify.application.media.ConfirmMedia;
import dev.blogify.application.media.EdgeCache;
import dev.blogify.application.media.InMemoryEdgeCache;
import dev.blogify.application.media.MediaLibrary;
import dev.blogify.application.media.MediaStore;
import dev.blogify.application.media.MediaStore.Ticket;
import dev.blogify.application.notification.InMemoryNotifications;
import dev.blogify.application.notification.Notifications;
import dev.blogify.application.notification.NotifyOwner;
import dev.blogify.application.post.CountTags;
import dev.blogify.application.post.InMemoryTagCounts;
import dev.blogify.application.post.Posts;
import dev.blogify.application.post.Revisions;
import dev.blogify.application.post.TagCounts;
import dev.blogify.application.user.Users;
import dev.blogify.domain.media.Media;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All of the platform that changes and events go through, over ports in memory, in a time of its
 * own. It goes on by steps: in each, somebody who has something to do does a little of it.
 */
final class World {
  private static final Instant BEGINNING = Instant.parse("2026-03-01T09:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Publications, uploads, trash. */
  private static final List<Duration> UNTIL_ALL_IS_DUE =
      List.of(Duration.ofMinutes(5), Duration.ofHours(25), Duration.ofDays(31));

  private static final int OK = 200;

  /** More rounds than any schedule needs. */
  private static final int PATIENCE = 2_000;

  private final Chance chance;
  private final Trace trace;
  private final Tally tally = new Tally();
  private final Ledger ledger = new Ledger(tally);
  private final Stores stores = new Stores(this, this::now);
  private final LaggingIndexes indexes = new LaggingIndexes(this);
  private final Posts posts;
  private final Revisions revisions;
  private final MediaLibrary library;
  private final MediaStore mediaStore;
  private final Users users;
  private final SimulatedBus everybody;
  private final EventBus bus;
  private final InMemoryParkedEntries storedParked = new InMemoryParkedEntries();
  private final ParkedEntries parked;
  private final InMemoryAuditTrail storedTrail = new InMemoryAuditTrail();
  private final AuditTrail trail;
  private final Notifications notifications;
  private final InMemoryEdgeCache edge = new InMemoryEdgeCache();
  private final TagCounts tagCounts;
  private final Map<String, MessageQueue> queues = new LinkedHashMap<>();
  private final List<MessageQueue> allQueues;
  private final List<Shard> shards;
  private final RedriveEvents redriveEvents;
  private final Deque<String> notices = new ArrayDeque<>();
  private final Sweeps sweeps;
  private final Clients clients;
  private Faults faults;
  private Hazards hazards = Hazards.NONE;
  private Instant now = BEGINNING;
  private int failures;

  World(Chance chance, Trace trace, Faults faults, Wiring wiring) {
    this.chance = chance;
    this.trace = trace;
    this.faults = faults;
    posts = wiring.posts(guarded(Posts.class, stores.posts()), this);
    revisions = guarded(Revisions.class, stores.posts());
    library = guarded(MediaLibrary.class, stores.library());
    mediaStore = wiring.mediaStore(guarded(MediaStore.class, stores.bytes()), this);
    users = guarded(Users.class, stores.users());
    everybody = new SimulatedBus(this, queues);
    bus = wiring.bus(guarded(EventBus.class, everybody), this);
    parked = wiring.parked(guarded(ParkedEntries.class, storedParked), this);
    trail = wiring.auditTrail(guarded(AuditTrail.class, storedTrail), this);
    notifications =
        wiring.notifications(guarded(Notifications.class, new InMemoryNotifications()), this);
    tagCounts = wiring.tagCounts(guarded(TagCounts.class, new InMemoryTagCounts()), this);
    var publisher = wiring.publisher(this);
    shards =
        List.of(
            new Shard(this, publisher, wiring, this::giveUp),
            new Shard(this, publisher, wiring, this::giveUp));
    for (var subscription : Subscriptions.ALL) {
      if (subscription.target() instanceof Queue(_, var maxReceives, _)) {
        var function = wiring.function(consumer(subscription));
        queues.put(
            subscription.name(),
            new MessageQueue(subscription.name(), maxReceives, this, wiring, function));
      }
    }
    allQueues = List.copyOf(queues.values());
    redriveEvents =
        new RedriveEvents(
            parked,
            new PublishEvents(bus, parked, this::now, chance.split(), this::pass),
            StreamRecords::again,
            this::now);
    sweeps = new Sweeps(this);
    clients = new Clients(this);
  }

  private Consumer consumer(Subscription subscription) {
    return switch (subscription.name()) {
      case "recordAudit" -> new AuditConsumer(new RecordAudit(trail));
      case "confirmMedia" ->
          new MediaConfirmationConsumer(new ConfirmMedia(library, mediaStore, this::now));
      case "notifyOwner" -> new NotificationConsumer(new NotifyOwner(notifications, this::now));
      case "countTags" -> new TagCountConsumer(new CountTags(tagCounts));
      case "invalidateEdge" -> new InvalidationConsumer(guarded(EdgeCache.class, edge));
      case String other -> throw new IllegalArgumentException("Nobody handles " + other);
    };
  }

  /**
   * A port that can be called only in danger. What is asked for that is to be done, lags behind.
   */
  <T> T guarded(Class<T> port, T safe) {
    return Ports.around(
        port,
        safe,
        (method, _, call) -> {
          hazards.before(method);
          var answer = call.run();
          stores.tell();
          hazards.after(method);
          return method.startsWith("to") && answer instanceof Seq<?> due
              ? indexes.lag(method, due)
              : answer;
        });
  }

  void endanger(Hazards dangers) {
    hazards = dangers;
  }

  /** Lets somebody do something. */
  void step() {
    switch (chance.below(12)) {
      case 0, 1, 2 -> clients.act();
      case 3, 4 -> shards.get(0).poll();
      case 5, 6 -> shards.get(1).poll();
      case 7, 8, 9 -> allQueues.get(chance.below(allQueues.size())).poll();
      case 10 -> notice();
      default -> time();
    }
  }

  private void time() {
    if (chance.below(2) == 0) {
      pass(Duration.ofMillis(chance.from(1, 5_000)));
    } else if (chance.below(4) == 0) {
      sweeps.reconcile();
    } else {
      pass(MINUTE);
      var isOff = chance.happens(faults.ticks());
      var ticks = isOff ? 2 * chance.below(2) : 1;
      if (isOff) {
        tally.count(Kind.TICKS);
      }
      for (var tick = 0; tick < ticks; tick++) {
        sweeps.tick();
      }
    }
  }

  /** S3's events come late, and in any order. */
  private void notice() {
    if (notices.isEmpty()) {
      return;
    }
    var key = notices.remove();
    if (chance.happens(faults.reorders())) {
      tally.count(Kind.REORDERS);
      notices.add(key);
    } else {
      trace.note("notice", key);
      everybody.objectCreated(key, now);
      if (chance.happens(faults.duplicates())) {
        tally.count(Kind.DUPLICATES);
        notices.add(key);
      }
    }
  }

  void upload(Media medium, Ticket ticket, byte[] bytes) {
    if (stores.bytes().upload(ticket, bytes) == OK) {
      notices.add("pending/%s/%s".formatted(medium.owner().value(), medium.id()));
    }
  }

  /** Whatever was begun comes to its end, and nothing new is begun. */
  void settle() {
    endanger(Hazards.NONE);
    drain();
    faults = Faults.NONE;
    everybody.up();
    redrive();
    goOn();
  }

  /** Lets time pass until all that may fall due has. */
  void goOn() {
    for (var pause : UNTIL_ALL_IS_DUE) {
      pass(pause);
      sweeps.tick();
      drain();
    }
    new Inspection(this).readyMedia();
    sweeps.reconcile();
    drain();
  }

  /** Handles whatever waits to be handled. */
  void drain() {
    for (var round = 0; !isIdle(); round++) {
      if (round == PATIENCE) {
        ledger.harm(Harm.WRONG, "it never comes to rest");
        return;
      }
      shards.forEach(Shard::poll);
      allQueues.forEach(MessageQueue::poll);
      notice();
    }
  }

  private boolean isIdle() {
    return notices.isEmpty()
        && shards.stream().allMatch(Shard::isIdle)
        && allQueues.stream().allMatch(MessageQueue::isIdle);
  }

  /** The stream gives up on records: they lie where poison lies. */
  private void giveUp(List<DynamodbStreamRecord> records) {
    failures++;
    StreamRecords.entries(StreamBatches.batch(records))
        .forEach(entry -> {
          if (entry instanceof Told(_, var events)) {
            ledger.mayBeLate(events);
          }
        });
    storedParked.park(
        new Poison("", "failure-" + failures, "out of retries", StreamBatches.text(records)));
  }

  /** What the stream gave up on and the queues gave up on is handled after all. */
  void redrive() {
    try {
      redriveEvents.handle(now.plus(MINUTE));
    } catch (Crash crash) {
      trace.note("redrive falls over");
    }
    drain();
    allQueues.forEach(MessageQueue::redrive);
    drain();
  }

  /** All that the bus ever took comes again, in any order, while everything goes wrong again. */
  void replay(Faults again, Hazards dangers, int steps) {
    var archive = new ArrayList<>(ledger.taken());
    tally.add(Kind.REPLAYED, archive.size());
    while (!archive.isEmpty()) {
      everybody.deliver(archive.remove(chance.below(archive.size())));
    }
    faults = again;
    endanger(dangers);
    for (var step = 0; step < steps; step++) {
      allQueues.get(chance.below(allQueues.size())).poll();
    }
    endanger(Hazards.NONE);
    drain();
    faults = Faults.NONE;
    redrive();
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  InstantSource clock() {
    return this::now;
  }

  Shard shardOf(String item) {
    return shards.get(Math.floorMod(item.hashCode(), shards.size()));
  }

  SimulatedBus everybody() {
    return everybody;
  }

  Chance chance() {
    return chance;
  }

  Trace trace() {
    return trace;
  }

  Tally tally() {
    return tally;
  }

  Ledger ledger() {
    return ledger;
  }

  Faults faults() {
    return faults;
  }

  Stores stores() {
    return stores;
  }

  Clients clients() {
    return clients;
  }

  Posts posts() {
    return posts;
  }

  Revisions revisions() {
    return revisions;
  }

  MediaLibrary library() {
    return library;
  }

  MediaStore mediaStore() {
    return mediaStore;
  }

  Users users() {
    return users;
  }

  EventBus bus() {
    return bus;
  }

  ParkedEntries parked() {
    return parked;
  }

  InMemoryAuditTrail trail() {
    return storedTrail;
  }

  InMemoryEdgeCache edge() {
    return edge;
  }

  Notifications notifications() {
    return notifications;
  }

  TagCounts tagCounts() {
    return tagCounts;
  }
}
