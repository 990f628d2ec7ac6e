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

/** The committed events and the events that the bus accepted, recorded by the simulation. */
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
        recordViolation(InvariantViolation.DUPLICATED, "duplicate event id " + describe(event));
      }
      histories.computeIfAbsent(event.subject(), _ -> new ArrayList<>()).add(event);
    }
  }

  /** Checks that a scheduled publication happens once, when it is due. */
  void checkDuePublication(PostChange change, CommandContext cause) {
    if (cause.actor().equals(Actor.SYSTEM)
        && change.after() instanceof Published
        && !change
            .before()
            .exists(post ->
                post instanceof Scheduled(_, _, var at) && !at.isAfter(change.occurredAt()))) {
      recordViolation(
          InvariantViolation.DUPLICATED,
          "%s was published before it was due".formatted(change.after().id()));
    }
  }

  /** Records that a consumer must receive an event. */
  void expectNotification(CloudEvent event, UserId whom) {
    expectedNotifications.put(event.id(), whom);
  }

  /** Records that later events may overtake these, because their retries are exhausted. */
  void allowLateArrival(Seq<CloudEvent> events) {
    events.forEach(event -> mayArriveLate.add(event.id()));
  }

  void recordPublication(CloudEvent event) {
    if (!event.equals(committedEvents.get(event.id()))) {
      recordViolation(
          InvariantViolation.OTHER, "the bus accepted an unknown event: " + describe(event));
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

  /** The archive: each event once, in the order of arrival. */
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

  /** Kinds of violations. */
  enum InvariantViolation {
    /** A consumer did not receive an event. */
    LOST,
    /** A consumer handled an event twice. */
    DUPLICATED,
    /** A projection does not show the latest state. */
    STALE,
    /** Another invariant does not hold. */
    OTHER;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
