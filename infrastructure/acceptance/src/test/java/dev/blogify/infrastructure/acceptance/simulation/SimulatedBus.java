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
 * An event bus that rejects some entries, reports them, has outages, and delivers accepted events
 * to all matching subscriptions, some of them twice.
 */
final class SimulatedBus implements EventBus {
  /** The length of an outage, which exhausts the retries of the stream. */
  private static final int OUTAGE_CALLS = 60;

  private static final int MAX_BATCH_SIZE = 10;

  private static final SimulatedRules BLOGIFY = SimulatedRules.forBus(EventBusName.BLOGIFY);
  private static final SimulatedRules DEFAULT = SimulatedRules.forBus(EventBusName.DEFAULT);

  private final SimulatedPlatform platform;
  private final Map<String, SimulatedQueue> queues;
  private final Map<UUID, List<String>> routes = new HashMap<>();
  private long entryCount;
  private int remainingOutageCalls;

  SimulatedBus(SimulatedPlatform platform, Map<String, SimulatedQueue> queues) {
    this.platform = platform;
    this.queues = queues;
  }

  @Override
  public Seq<Option<PutFailure>> put(Seq<CloudEvent> events) {
    if (events.isEmpty() || events.size() > MAX_BATCH_SIZE) {
      platform
          .ledger()
          .recordViolation(
              InvariantViolation.OTHER, "a call contained %d events".formatted(events.size()));
    }
    if (platform.random().occursPerMille(platform.faultRates().outages())) {
      startOutage();
    }
    if (remainingOutageCalls > 0) {
      remainingOutageCalls--;
      platform.trace().log("bus outage");
      throw new StoreBusyException("The bus is unavailable", null);
    }
    return events.toVector().map(this::accept);
  }

  private Option<PutFailure> accept(CloudEvent event) {
    if (platform.random().occursPerMille(platform.faultRates().refusals())) {
      platform.counters().increment(Counter.FAILED_ENTRIES);
      platform.trace().log("bus refuses", event.type(), event.subject(), event.sequence());
      return Option.some(new PutFailure("InternalFailure", "internal failure"));
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

  /** Sends an event to all matching queues; a repetition goes to the same queues. */
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
