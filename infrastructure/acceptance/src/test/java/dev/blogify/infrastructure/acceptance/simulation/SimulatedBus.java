package dev.blogify.infrastructure.acceptance.simulation;

import dev.blogify.adapters.events.EventBusName;
import dev.blogify.application.StoreBusyException;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.EventBus;
import dev.blogify.infrastructure.acceptance.simulation.Counters.Counter;
import dev.blogify.infrastructure.acceptance.simulation.EventLedger.InvariantViolation;
import dev.blogify.infrastructure.acceptance.simulation.events.EventBridgeEntries;
import dev.blogify.infrastructure.acceptance.simulation.events.SimulatedRules;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A bus that takes what it likes, tells so, and delivers what it took to everybody whose pattern
 * matches; at times twice, and at times it takes nothing for long.
 */
final class SimulatedBus implements EventBus {
  /** So many calls fail that the stream gives up on what they brought. */
  private static final int OUTAGE_CALLS = 60;

  private static final int MAX_BATCH_SIZE = 10;

  private static final SimulatedRules BLOGIFY = SimulatedRules.forBus(EventBusName.BLOGIFY);
  private static final SimulatedRules DEFAULT = SimulatedRules.forBus(EventBusName.DEFAULT);

  private final SimulatedPlatform platform;
  private final Map<String, SimulatedQueue> queues;
  private final Map<UUID, List<String>> routes = new HashMap<>();
  private long entryCount;
  private int remainingOutageCalls;

  SimulatedBus(SimulatedPlatform world, Map<String, SimulatedQueue> queues) {
    this.platform = world;
    this.queues = queues;
  }

  @Override
  public Seq<Option<PutFailure>> put(Seq<CloudEvent> events) {
    if (events.isEmpty() || events.size() > MAX_BATCH_SIZE) {
      platform
          .ledger()
          .recordViolation(
              InvariantViolation.OTHER, "a call brought %d events".formatted(events.size()));
    }
    if (platform.random().occursPerMille(platform.faultRates().outages())) {
      startOutage();
    }
    if (remainingOutageCalls > 0) {
      remainingOutageCalls--;
      platform.trace().log("bus is down");
      throw new StoreBusyException("The bus is down", null);
    }
    return events.toVector().map(this::accept);
  }

  private Option<PutFailure> accept(CloudEvent event) {
    if (platform.random().occursPerMille(platform.faultRates().refusals())) {
      platform.counters().increment(Counter.FAILED_ENTRIES);
      platform.trace().log("bus refuses", event.type(), event.subject(), event.sequence());
      return Option.some(new PutFailure("InternalFailure", "seldom, but it happens"));
    }
    platform.trace().log("bus takes", event.type(), event.subject(), event.sequence());
    platform.ledger().recordPublication(event);
    deliver(event);
    if (platform.random().occursPerMille(platform.faultRates().duplicates())) {
      platform.counters().increment(Counter.DUPLICATES);
      deliver(event);
    }
    return Option.none();
  }

  /**
   * Sends an event to all queues it is for; which these are does not change when it comes again.
   */
  void deliver(CloudEvent event) {
    entryCount++;
    var entry = EventBridgeEntries.fromEvent(entryCount, event);
    send(routes.computeIfAbsent(event.id(), _ -> BLOGIFY.matchingSubscriptions(entry)), entry);
  }

  void objectCreated(String key, Instant at) {
    entryCount++;
    var entry = EventBridgeEntries.objectCreated(entryCount, key, at);
    send(DEFAULT.matchingSubscriptions(entry), entry);
  }

  void startOutage() {
    remainingOutageCalls = OUTAGE_CALLS;
  }

  void endOutage() {
    remainingOutageCalls = 0;
  }

  private void send(List<String> names, String entry) {
    for (var name : names) {
      var queue = queues.get(name);
      if (queue != null) {
        queue.send(entry);
      }
    }
  }
}
