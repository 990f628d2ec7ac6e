package dev.blogify.acceptance.simulation;

import dev.blogify.acceptance.simulation.Ledger.Harm;
import dev.blogify.acceptance.simulation.Tally.Kind;
import dev.blogify.adapters.consumers.Subscription.Bus;
import dev.blogify.application.Busy;
import dev.blogify.application.event.Event;
import dev.blogify.application.event.EventBus;
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
  private static final int OUTAGE = 60;

  private static final Rules BLOGIFY = Rules.of(Bus.BLOGIFY);
  private static final Rules DEFAULT = Rules.of(Bus.DEFAULT);

  private final World world;
  private final Map<String, MessageQueue> queues;
  private final Map<UUID, List<String>> routes = new HashMap<>();
  private long entries;
  private int down;

  SimulatedBus(World world, Map<String, MessageQueue> queues) {
    this.world = world;
    this.queues = queues;
  }

  @Override
  public Seq<Option<Refused>> put(Seq<Event> events) {
    if (events.isEmpty() || events.size() > MAX_ENTRIES) {
      world.ledger().harm(Harm.WRONG, "a call brought %d events".formatted(events.size()));
    }
    if (world.chance().happens(world.faults().outages())) {
      goDown();
    }
    if (down > 0) {
      down--;
      world.trace().note("bus is down");
      throw new Busy("The bus is down", null);
    }
    return events.toVector().map(this::take);
  }

  private Option<Refused> take(Event event) {
    if (world.chance().happens(world.faults().refusals())) {
      world.tally().count(Kind.REFUSED);
      world.trace().note("bus refuses", event.type(), event.subject(), event.sequence());
      return Option.some(new Refused("InternalFailure", "seldom, but it happens"));
    }
    world.trace().note("bus takes", event.type(), event.subject(), event.sequence());
    world.ledger().take(event);
    deliver(event);
    if (world.chance().happens(world.faults().duplicates())) {
      world.tally().count(Kind.DUPLICATES);
      deliver(event);
    }
    return Option.none();
  }

  /**
   * Sends an event to all queues it is for; which these are does not change when it comes again.
   */
  void deliver(Event event) {
    entries++;
    var entry = Entries.of(entries, event);
    send(routes.computeIfAbsent(event.id(), _ -> BLOGIFY.match(entry)), entry);
  }

  void objectCreated(String key, Instant at) {
    entries++;
    var entry = Entries.objectCreated(entries, key, at);
    send(DEFAULT.match(entry), entry);
  }

  void goDown() {
    down = OUTAGE;
  }

  void up() {
    down = 0;
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
