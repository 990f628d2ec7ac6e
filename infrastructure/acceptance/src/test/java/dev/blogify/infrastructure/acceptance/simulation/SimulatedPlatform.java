package dev.blogify.infrastructure.acceptance.simulation;

import dev.blogify.adapters.in.consumers.DynamoDbStreamJson;
import dev.blogify.adapters.in.consumers.Subscription.Target.Queue;
import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.audit.InMemoryAuditTrail;
import dev.blogify.application.event.InMemoryOutboxDeadLetters;
import dev.blogify.application.event.PublishEvents;
import dev.blogify.application.event.RedriveEvents;
import dev.blogify.application.media.InMemoryEdgeCache;
import dev.blogify.application.notification.InMemoryNotifications;
import dev.blogify.application.ports.AuditTrail;
import dev.blogify.application.ports.EdgeCache;
import dev.blogify.application.ports.EventBus;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.MediaStore.PresignedUpload;
import dev.blogify.application.ports.Notifications;
import dev.blogify.application.ports.OutboxDeadLetters;
import dev.blogify.application.ports.OutboxEntry.Decoded;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Revisions;
import dev.blogify.application.ports.TagCounts;
import dev.blogify.application.ports.Users;
import dev.blogify.application.post.InMemoryTagCounts;
import dev.blogify.domain.media.Media;
import dev.blogify.infrastructure.acceptance.simulation.Counters.Counter;
import dev.blogify.infrastructure.acceptance.simulation.EventLedger.InvariantViolation;
import dev.blogify.infrastructure.acceptance.simulation.events.SimulatedStreamRecords;
import dev.blogify.infrastructure.acceptance.simulation.faults.FaultInjector;
import dev.blogify.infrastructure.acceptance.simulation.faults.FaultRates;
import dev.blogify.infrastructure.acceptance.simulation.faults.PortProxies;
import dev.blogify.infrastructure.acceptance.simulation.faults.SeededRandom;
import dev.blogify.infrastructure.acceptance.simulation.faults.SimulatedCrash;
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
 * The components that changes and events pass through, over in-memory ports and simulated time. It
 * proceeds in steps; in each, one component does a part of its work.
 */
final class SimulatedPlatform {
  private static final Instant START_TIME = Instant.parse("2026-03-01T09:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Publications, expired uploads, trash. */
  private static final List<Duration> DUE_INTERVALS =
      List.of(Duration.ofMinutes(5), Duration.ofHours(25), Duration.ofDays(31));

  private static final int OK = 200;

  /** A limit on rounds that no schedule reaches. */
  private static final int MAX_DRAIN_ROUNDS = 2_000;

  private final SeededRandom random;
  private final Trace trace;
  private final Counters counters = new Counters();
  private final EventLedger ledger = new EventLedger(counters);
  private final SimulatedStores stores = new SimulatedStores(this, this::now);
  private final EventuallyConsistentIndexes indexes = new EventuallyConsistentIndexes(this);
  private final Posts posts;
  private final Revisions revisions;
  private final MediaLibrary mediaLibrary;
  private final MediaStore mediaStore;
  private final Users users;
  private final SimulatedBus simulatedBus;
  private final EventBus bus;
  private final InMemoryOutboxDeadLetters storedDeadLetters = new InMemoryOutboxDeadLetters();
  private final OutboxDeadLetters outboxDeadLetters;
  private final InMemoryAuditTrail storedAuditTrail = new InMemoryAuditTrail();
  private final AuditTrail auditTrail;
  private final Notifications notifications;
  private final InMemoryEdgeCache edgeCache = new InMemoryEdgeCache();
  private final TagCounts tagCounts;
  private final Map<String, SimulatedQueue> queues = new LinkedHashMap<>();
  private final List<SimulatedQueue> allQueues;
  private final List<SimulatedShard> shards;
  private final RedriveEvents redriveEvents;
  private final Deque<String> pendingObjectEvents = new ArrayDeque<>();
  private final SimulatedJobs jobs;
  private final SimulatedClients clients;
  private FaultRates faultRates;
  private FaultInjector faultInjector = FaultInjector.NONE;
  private Instant now = START_TIME;
  private int failureCount;

  SimulatedPlatform(SeededRandom chance, Trace trace, FaultRates faults, Wiring wiring) {
    this.random = chance;
    this.trace = trace;
    this.faultRates = faults;
    posts = wiring.posts(withFaults(Posts.class, stores.posts()), this);
    revisions = withFaults(Revisions.class, stores.posts());
    mediaLibrary = withFaults(MediaLibrary.class, stores.mediaLibrary());
    mediaStore = wiring.mediaStore(withFaults(MediaStore.class, stores.mediaStore()), this);
    users = withFaults(Users.class, stores.users());
    simulatedBus = new SimulatedBus(this, queues);
    bus = wiring.bus(withFaults(EventBus.class, simulatedBus), this);
    outboxDeadLetters =
        wiring.outboxDeadLetters(withFaults(OutboxDeadLetters.class, storedDeadLetters), this);
    auditTrail = wiring.auditTrail(withFaults(AuditTrail.class, storedAuditTrail), this);
    notifications =
        wiring.notifications(withFaults(Notifications.class, new InMemoryNotifications()), this);
    tagCounts = wiring.tagCounts(withFaults(TagCounts.class, new InMemoryTagCounts()), this);
    var publisher = wiring.publisher(this);
    shards =
        List.of(
            new SimulatedShard(this, publisher, wiring, this::deadLetterExhausted),
            new SimulatedShard(this, publisher, wiring, this::deadLetterExhausted));
    var ports = new SimulatedPorts(this, auditTrail, withFaults(EdgeCache.class, edgeCache));
    for (var subscription : Subscriptions.ALL) {
      if (subscription.target() instanceof Queue(_, var maxReceives, _, var consumer)) {
        var function = wiring.function(consumer.apply(ports));
        queues.put(
            subscription.name(),
            new SimulatedQueue(subscription.name(), maxReceives, this, wiring, function));
      }
    }
    allQueues = List.copyOf(queues.values());
    redriveEvents =
        new RedriveEvents(
            outboxDeadLetters,
            new PublishEvents(bus, outboxDeadLetters, this::now, chance.split(), this::advanceTime),
            DynamoDbStreamJson::reparse,
            this::now);
    jobs = new SimulatedJobs(this, ports);
    clients = new SimulatedClients(this);
  }

  /**
   * Wraps a port with fault injection. Queries for due items read an eventually consistent index.
   */
  <T> T withFaults(Class<T> port, T safe) {
    return PortProxies.intercept(
        port,
        safe,
        (method, _, call) -> {
          faultInjector.beforeCall(method);
          var answer = call.proceed();
          stores.writeNewRecords();
          faultInjector.afterCall(method);
          return method.startsWith("find") && answer instanceof Seq<?> due
              ? indexes.read(method, due)
              : answer;
        });
  }

  void setFaultInjector(FaultInjector dangers) {
    faultInjector = dangers;
  }

  /** Lets another component run. */
  void step() {
    switch (random.nextBelow(12)) {
      case 0, 1, 2 -> clients.act();
      case 3, 4 -> shards.get(0).poll();
      case 5, 6 -> shards.get(1).poll();
      case 7, 8, 9 -> allQueues.get(random.nextBelow(allQueues.size())).poll();
      case 10 -> deliverObjectCreated();
      default -> advanceTimeRandomly();
    }
  }

  private void advanceTimeRandomly() {
    if (random.nextBelow(2) == 0) {
      advanceTime(Duration.ofMillis(random.nextBetween(1, 5_000)));
    } else if (random.nextBelow(4) == 0) {
      jobs.runDailyJobs();
    } else {
      advanceTime(MINUTE);
      var isOff = random.occursPerMille(faultRates.jobRuns());
      var ticks = isOff ? 2 * random.nextBelow(2) : 1;
      if (isOff) {
        counters.increment(Counter.JOB_RUNS_LOST_OR_DUPLICATED);
      }
      for (var tick = 0; tick < ticks; tick++) {
        jobs.runMinuteJobs();
      }
    }
  }

  /** S3 events arrive late and in any order. */
  private void deliverObjectCreated() {
    if (pendingObjectEvents.isEmpty()) {
      return;
    }
    var key = pendingObjectEvents.remove();
    if (random.occursPerMille(faultRates.reorders())) {
      counters.increment(Counter.REORDERS);
      pendingObjectEvents.add(key);
    } else {
      trace.log("notice", key);
      simulatedBus.objectCreated(key, now);
      if (random.occursPerMille(faultRates.duplicates())) {
        counters.increment(Counter.DUPLICATES);
        pendingObjectEvents.add(key);
      }
    }
  }

  void upload(Media medium, PresignedUpload ticket, byte[] bytes) {
    if (stores.mediaStore().upload(ticket, bytes) == OK) {
      pendingObjectEvents.add("pending/%s/%s".formatted(medium.owner().value(), medium.id()));
    }
  }

  /** Completes all work in progress, without new requests. */
  void settle() {
    setFaultInjector(FaultInjector.NONE);
    drain();
    faultRates = FaultRates.NONE;
    simulatedBus.endOutage();
    redrive();
    runUntilNothingIsDue();
  }

  /** Advances the time until all due items have been processed. */
  void runUntilNothingIsDue() {
    for (var pause : DUE_INTERVALS) {
      advanceTime(pause);
      jobs.runMinuteJobs();
      drain();
    }
    new InvariantChecker(this).checkReadyMedia();
    jobs.runDailyJobs();
    drain();
  }

  /** Handles all waiting messages. */
  void drain() {
    for (var round = 0; !isIdle(); round++) {
      if (round == MAX_DRAIN_ROUNDS) {
        ledger.recordViolation(InvariantViolation.OTHER, "does not settle");
        return;
      }
      shards.forEach(SimulatedShard::poll);
      allQueues.forEach(SimulatedQueue::poll);
      deliverObjectCreated();
    }
  }

  private boolean isIdle() {
    return pendingObjectEvents.isEmpty()
        && shards.stream().allMatch(SimulatedShard::isIdle)
        && allQueues.stream().allMatch(SimulatedQueue::isIdle);
  }

  /** Stores records with exhausted retries among the dead letters. */
  private void deadLetterExhausted(List<JsonObject> records) {
    failureCount++;
    DynamoDbStreamJson.toEntries(SimulatedStreamRecords.toEvent(records))
        .forEach(entry -> {
          if (entry instanceof Decoded(_, var events)) {
            ledger.allowLateArrival(events);
          }
        });
    storedDeadLetters.add(
        new UndecodableRecord(
            "",
            "failure-" + failureCount,
            "retries exhausted",
            SimulatedStreamRecords.toJson(records)));
  }

  /** Redrives the dead letters of the stream and of the queues. */
  void redrive() {
    try {
      redriveEvents.handle(now.plus(MINUTE));
    } catch (SimulatedCrash crash) {
      trace.log("redrive fails");
    }
    drain();
    allQueues.forEach(SimulatedQueue::redrive);
    drain();
  }

  /** Replays the archive in random order, again with injected faults. */
  void replayArchive(FaultRates again, FaultInjector dangers, int steps) {
    var archive = new ArrayList<>(ledger.publishedEvents());
    counters.add(Counter.REPLAYED, archive.size());
    while (!archive.isEmpty()) {
      simulatedBus.deliver(archive.remove(random.nextBelow(archive.size())));
    }
    faultRates = again;
    setFaultInjector(dangers);
    for (var step = 0; step < steps; step++) {
      allQueues.get(random.nextBelow(allQueues.size())).poll();
    }
    setFaultInjector(FaultInjector.NONE);
    drain();
    faultRates = FaultRates.NONE;
    redrive();
  }

  void advanceTime(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  public InstantSource clock() {
    return this::now;
  }

  SimulatedShard shardOf(String item) {
    return shards.get(Math.floorMod(item.hashCode(), shards.size()));
  }

  SimulatedBus simulatedBus() {
    return simulatedBus;
  }

  public SeededRandom random() {
    return random;
  }

  Trace trace() {
    return trace;
  }

  Counters counters() {
    return counters;
  }

  EventLedger ledger() {
    return ledger;
  }

  FaultRates faultRates() {
    return faultRates;
  }

  SimulatedStores stores() {
    return stores;
  }

  SimulatedClients clients() {
    return clients;
  }

  public Posts posts() {
    return posts;
  }

  public Revisions revisions() {
    return revisions;
  }

  public MediaLibrary mediaLibrary() {
    return mediaLibrary;
  }

  public MediaStore mediaStore() {
    return mediaStore;
  }

  public Users users() {
    return users;
  }

  EventBus bus() {
    return bus;
  }

  public OutboxDeadLetters outboxDeadLetters() {
    return outboxDeadLetters;
  }

  InMemoryAuditTrail storedAuditTrail() {
    return storedAuditTrail;
  }

  InMemoryEdgeCache edgeCache() {
    return edgeCache;
  }

  public Notifications notifications() {
    return notifications;
  }

  public TagCounts tagCounts() {
    return tagCounts;
  }
}
