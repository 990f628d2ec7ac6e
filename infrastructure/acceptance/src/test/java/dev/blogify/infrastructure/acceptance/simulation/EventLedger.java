package dev.blogify.infrastructure.acceptance.simulation;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.CloudEvent;
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
final class EventLedger {
  private final Counters counters;
  private final Map<UUID, CloudEvent> committedEvents = new LinkedHashMap<>();
  private final Map<String, List<CloudEvent>> histories = new LinkedHashMap<>();
  private final Map<UUID, UserId> expectedNotifications = new LinkedHashMap<>();
  private final Map<UUID, CloudEvent> publishedEvents = new LinkedHashMap<>();
  private final Set<UUID> mayArriveLate = new HashSet<>();
  private final Map<InvariantViolation, List<String>> violations =
      new EnumMap<>(InvariantViolation.class);

  EventLedger(Counters tally) {
    this.counters = tally;
  }

  void recordCommit(Seq<CloudEvent> events) {
    for (var event : events) {
      if (committedEvents.put(event.id(), event) != null) {
        recordViolation(InvariantViolation.DUPLICATED, "two facts are called " + describe(event));
      }
      histories.computeIfAbsent(event.subject(), _ -> new ArrayList<>()).add(event);
    }
  }

  /** What is published when it is due was scheduled until then, so it is so once. */
  void checkDuePublication(PostChange change, CommandContext cause) {
    if (cause.actor().equals(Actor.SYSTEM)
        && change.after() instanceof Published
        && !change
            .before()
            .exists(post ->
                post instanceof Scheduled(_, _, var at) && !at.isAfter(change.occurredAt()))) {
      recordViolation(
          InvariantViolation.DUPLICATED,
          "%s was published and not due".formatted(change.after().id()));
    }
  }

  /** Somebody must be told of a fact. */
  void expectNotification(CloudEvent event, UserId whom) {
    expectedNotifications.put(event.id(), whom);
  }

  /** Events that later ones may overtake, because the stream has given up on them. */
  void allowLateArrival(Seq<CloudEvent> events) {
    events.forEach(event -> mayArriveLate.add(event.id()));
  }

  void recordPublication(CloudEvent event) {
    if (!event.equals(committedEvents.get(event.id()))) {
      recordViolation(InvariantViolation.OTHER, "the bus took what is no fact: " + describe(event));
    } else if (publishedEvents.put(event.id(), event) == null) {
      for (var earlier : histories.getOrDefault(event.subject(), List.of())) {
        if (earlier.equals(event)) {
          break;
        }
        if (!publishedEvents.containsKey(earlier.id()) && !mayArriveLate.contains(earlier.id())) {
          recordViolation(
              InvariantViolation.OTHER,
              "%s overtook %s".formatted(describe(event), describe(earlier)));
        }
      }
    }
  }

  void recordViolation(InvariantViolation harm, String what) {
    counters.increment(harm);
    violations.computeIfAbsent(harm, _ -> new ArrayList<>()).add(what);
  }

  Map<UUID, CloudEvent> committedEvents() {
    return committedEvents;
  }

  Map<UUID, UserId> expectedNotifications() {
    return expectedNotifications;
  }

  /** The archive: each event once, in the order in which they came. */
  List<CloudEvent> publishedEvents() {
    return List.copyOf(publishedEvents.values());
  }

  boolean isPublished(UUID id) {
    return publishedEvents.containsKey(id);
  }

  Map<InvariantViolation, List<String>> violations() {
    return violations;
  }

  static String describe(CloudEvent event) {
    return "%s %s %s".formatted(event.type(), event.subject(), event.sequence());
  }

  /** What must not happen. */
  enum InvariantViolation {
    /** A fact that somebody never learned of. */
    LOST,
    /** A fact that somebody took for two. */
    DUPLICATED,
    /** What does not show what happened last. */
    STALE,
    /** Whatever else breaks a promise. */
    OTHER;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
