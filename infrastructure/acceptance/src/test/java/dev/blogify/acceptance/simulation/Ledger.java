package dev.blogify.acceptance.simulation;

import dev.blogify.application.Cause;
import dev.blogify.application.event.Event;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Post.Scheduled;
import dev.blogify.domain.post.PostChange;
import io.vavr.collection.Seq;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What was committed and what the bus took of it, written down by the world itself. */
final class Ledger {
  private final Tally tally;
  private final Map<UUID, Event> facts = new LinkedHashMap<>();
  private final Map<String, List<Event>> histories = new LinkedHashMap<>();
  private final Map<UUID, UserId> told = new LinkedHashMap<>();
  private final Map<UUID, Event> taken = new LinkedHashMap<>();
  private final Set<UUID> late = new HashSet<>();
  private final Map<Harm, List<String>> harms = new EnumMap<>(Harm.class);

  Ledger(Tally tally) {
    this.tally = tally;
  }

  void commit(Seq<Event> events) {
    for (var event : events) {
      if (facts.put(event.id(), event) != null) {
        harm(Harm.DOUBLED, "two facts are called " + name(event));
      }
      histories.computeIfAbsent(event.subject(), _ -> new ArrayList<>()).add(event);
    }
  }

  /** What is published when it is due was scheduled until then, so it is so once. */
  void publication(PostChange change, Cause cause) {
    if (cause.actor().equals(Actor.SYSTEM)
        && change.after() instanceof Published
        && !change
            .before()
            .exists(post -> post instanceof Scheduled(_, _, var at) && !at.isAfter(change.at()))) {
      harm(Harm.DOUBLED, "%s was published and not due".formatted(change.after().id()));
    }
  }

  /** Somebody must be told of a fact. */
  void mustBeTold(Event event, UserId whom) {
    told.put(event.id(), whom);
  }

  /** Events that later ones may overtake, because the stream has given up on them. */
  void mayBeLate(Seq<Event> events) {
    events.forEach(event -> late.add(event.id()));
  }

  void take(Event event) {
    if (!event.equals(facts.get(event.id()))) {
      harm(Harm.WRONG, "the bus took what is no fact: " + name(event));
    } else if (taken.put(event.id(), event) == null) {
      for (var earlier : histories.getOrDefault(event.subject(), List.of())) {
        if (earlier.equals(event)) {
          break;
        }
        if (!taken.containsKey(earlier.id()) && !late.contains(earlier.id())) {
          harm(Harm.WRONG, "%s overtook %s".formatted(name(event), name(earlier)));
        }
      }
    }
  }

  void harm(Harm harm, String what) {
    tally.count(harm);
    harms.computeIfAbsent(harm, _ -> new ArrayList<>()).add(what);
  }

  Map<UUID, Event> facts() {
    return facts;
  }

  Map<UUID, UserId> told() {
    return told;
  }

  /** The archive: each event once, in the order in which they came. */
  List<Event> taken() {
    return List.copyOf(taken.values());
  }

  boolean hasTaken(UUID id) {
    return taken.containsKey(id);
  }

  Map<Harm, List<String>> harms() {
    return harms;
  }

  static String name(Event event) {
    return "%s %s %s".formatted(event.type(), event.subject(), event.sequence());
  }

  /** What must not happen. */
  enum Harm {
    /** A fact that somebody never learned of. */
    LOST,
    /** A fact that somebody took for two. */
    DOUBLED,
    /** What does not show what happened last. */
    STALE,
    /** Whatever else breaks a promise. */
    WRONG;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
