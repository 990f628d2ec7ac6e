package dev.blogify.infrastructure.acceptance.simulation;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.Page;
import dev.blogify.application.PageWalker;
import dev.blogify.application.ports.AuditEntry;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.NotificationContent;
import dev.blogify.application.ports.NotificationContent.MediaWasRejected;
import dev.blogify.application.ports.NotificationContent.PostWasPublished;
import dev.blogify.application.ports.NotificationContent.PostWasTrashed;
import dev.blogify.application.ports.NotificationContent.PostWasUnpublished;
import dev.blogify.application.ports.NotificationContent.SchedulingFailed;
import dev.blogify.application.ports.TagCounts.TagCount;
import dev.blogify.domain.access.TestUsers;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Post.Scheduled;
import dev.blogify.domain.post.Tag;
import dev.blogify.infrastructure.acceptance.simulation.EventLedger.InvariantViolation;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/** Checks that each event had each effect once, after the simulated platform has settled. */
record InvariantChecker(SimulatedPlatform platform) {
  private static final int LIMIT = Page.PageRequest.MAX_LIMIT;
  private static final Seq<UserId> OWNERS = List.of(TestUsers.ALICE.id(), TestUsers.ERIN.id());

  void checkAll() {
    checkBus();
    checkAuditTrail();
    checkNotifications();
    checkTagCounts();
    checkEdgeCache();
    checkPosts();
    checkMedia();
    checkDeadLetters();
  }

  /** All state of the consumers. */
  ProjectionState projections() {
    return new ProjectionState(
        platform.storedAuditTrail().all(), OWNERS.map(this::notificationsOf), currentTagCounts());
  }

  private void checkBus() {
    for (var fact : platform.ledger().committedEvents().values()) {
      if (!platform.ledger().isPublished(fact.id())) {
        report(InvariantViolation.LOST, "the bus did not receive " + EventLedger.describe(fact));
      }
    }
  }

  private void checkAuditTrail() {
    var facts = platform.ledger().committedEvents();
    var entries = platform.storedAuditTrail().all();
    for (var event : facts.values()) {
      var found = entries.count(entry -> matches(entry, event));
      if (found != 1) {
        report(
            found == 0 ? InvariantViolation.LOST : InvariantViolation.DUPLICATED,
            "the audit trail has %d entries of %s".formatted(found, EventLedger.describe(event)));
      }
    }
    if (entries.size() > facts.size()) {
      report(InvariantViolation.DUPLICATED, "the audit trail has entries of unknown events");
    }
  }

  private static boolean matches(AuditEntry entry, CloudEvent event) {
    return entry.subject().equals(event.subject())
        && entry.sequence().equals(event.sequence())
        && entry.eventType().equals(event.type())
        && entry.occurredAt().equals(event.time())
        && entry.eventId().equals(event.id());
  }

  private void checkNotifications() {
    var recipients = HashMap.ofAll(platform.ledger().expectedNotifications());
    for (var owner : OWNERS) {
      var wanted =
          recipients
              .filterValues(owner::equals)
              .keySet()
              .toVector()
              .map(id -> platform.ledger().committedEvents().get(id))
              .map(event -> event.subject() + " at " + event.time());
      var found =
          notificationsOf(owner).map(each -> subject(each.content()) + " at " + each.occurredAt());
      wanted
          .removeAll(found.distinct())
          .forEach(fact -> report(InvariantViolation.LOST, "no notification of " + fact));
      if (found.size() > wanted.size()) {
        report(
            InvariantViolation.DUPLICATED,
            "%s were notified instead of %s".formatted(found, wanted));
      }
    }
  }

  private static String subject(NotificationContent notice) {
    return switch (notice) {
      case PostWasPublished(var post) -> "posts/" + post;
      case PostWasUnpublished(var post) -> "posts/" + post;
      case PostWasTrashed(var post) -> "posts/" + post;
      case SchedulingFailed(var post, _) -> "posts/" + post;
      case MediaWasRejected(var media, _) -> "media/" + media;
    };
  }

  private Seq<Notification> notificationsOf(UserId owner) {
    return PageWalker.fetchAll(
        LIMIT, page -> platform.notifications().findByRecipient(owner, page));
  }

  private void checkTagCounts() {
    Map<Tag, Integer> wanted =
        List.ofAll(platform.stores().currentPosts())
            .filter(Published.class::isInstance)
            .flatMap(post -> ((Published) post).publishedVersion().content().tags().values())
            .groupBy(tag -> tag)
            .mapValues(Seq::size);
    if (!currentTagCounts().equals(wanted)) {
      report(
          InvariantViolation.STALE,
          "tag counts are %s instead of %s".formatted(currentTagCounts(), wanted));
    }
  }

  private Map<Tag, Integer> currentTagCounts() {
    return PageWalker.fetchAll(LIMIT, platform.tagCounts()::list)
        .toMap(TagCount::tag, TagCount::postCount);
  }

  /** The caches were invalidated for deleted media, and for nothing else. */
  private void checkEdgeCache() {
    var wanted =
        List.ofAll(platform.ledger().committedEvents().values())
            .map(event -> JsonObject.parse(event.json()).object("data"))
            .filter(data -> data.contains("invalidate"))
            .map(data -> data.object("invalidate").texts("paths"))
            .filter(paths -> paths.exists(path -> path.startsWith("/assets/")));
    var forgotten = platform.edgeCache().invalidatedPaths();
    wanted
        .removeAll(forgotten)
        .forEach(paths -> report(InvariantViolation.LOST, "the cache still contains " + paths));
    forgotten
        .removeAll(wanted)
        .forEach(
            paths -> report(InvariantViolation.DUPLICATED, "unnecessary invalidation of " + paths));
  }

  private void checkPosts() {
    for (var post : platform.stores().currentPosts()) {
      if (post instanceof Scheduled(_, _, var at) && !at.isAfter(platform.now())) {
        report(InvariantViolation.LOST, "%s is still scheduled".formatted(post.id()));
      }
    }
  }

  /** Invariants that hold before media are reconciled. */
  void checkReadyMedia() {
    for (var medium : allMedia()) {
      if (medium instanceof Media.Ready ready && !platform.stores().mediaStore().exists(ready)) {
        report(InvariantViolation.LOST, "the bytes of %s are missing".formatted(ready.id()));
      }
    }
  }

  private void checkMedia() {
    checkReadyMedia();
    for (var medium : allMedia()) {
      if (medium instanceof Media.Pending) {
        report(InvariantViolation.STALE, "%s is still pending".formatted(medium.id()));
      } else if (!(medium instanceof Media.Ready)
          && platform.stores().mediaStore().hasBytesOf(medium.id())) {
        report(InvariantViolation.STALE, "the bytes of %s were not deleted".formatted(medium.id()));
      }
    }
  }

  private Seq<Media> allMedia() {
    return PageWalker.fetchAll(LIMIT, platform.stores().mediaLibrary()::list);
  }

  private void checkDeadLetters() {
    var parked = PageWalker.fetchAll(LIMIT, platform.outboxDeadLetters()::list).size();
    if (parked != platform.stores().undecodableCount()) {
      report(
          InvariantViolation.LOST,
          "%d undecodable records are dead letters, expected %d"
              .formatted(parked, platform.stores().undecodableCount()));
    }
  }

  private void report(InvariantViolation harm, String what) {
    platform.ledger().recordViolation(harm, what);
  }

  /** The state that a replay must not change. */
  record ProjectionState(
      Seq<AuditEntry> trail, Seq<Seq<Notification>> inboxes, Map<Tag, Integer> tagCounts) {}
}
