package dev.blogify.acceptance.simulation;

import dev.blogify.acceptance.simulation.Ledger.Harm;
import dev.blogify.adapters.events.WireEvent.Data;
import dev.blogify.application.Page;
import dev.blogify.application.Pages;
import dev.blogify.application.audit.AuditEntry;
import dev.blogify.application.event.Event;
import dev.blogify.application.notification.Notice;
import dev.blogify.application.notification.Notice.MediaWasRejected;
import dev.blogify.application.notification.Notice.PostWasPublished;
import dev.blogify.application.notification.Notice.PostWasTrashed;
import dev.blogify.application.notification.Notice.PostWasUnpublished;
import dev.blogify.application.notification.Notice.SchedulingFailed;
import dev.blogify.application.notification.Notification;
import dev.blogify.application.post.TagCounts.TagCount;
import dev.blogify.domain.access.People;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Post.Scheduled;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/** Looks at a world that has come to rest: does everybody know what happened, once? */
record Inspection(World world) {
  private static final int LIMIT = Page.Request.MAX;
  private static final Seq<UserId> OWNERS = List.of(People.ALICE.id(), People.ERIN.id());

  void inspect() {
    bus();
    trail();
    inboxes();
    tagCounts();
    edge();
    posts();
    media();
    parked();
  }

  /** All that consumers keep. */
  State state() {
    return new State(world.trail().all(), OWNERS.map(this::inbox), counts());
  }

  private void bus() {
    for (var fact : world.ledger().facts().values()) {
      if (!world.ledger().hasTaken(fact.id())) {
        harm(Harm.LOST, "the bus never got " + Ledger.name(fact));
      }
    }
  }

  private void trail() {
    var facts = world.ledger().facts();
    var entries = world.trail().all();
    for (var event : facts.values()) {
      var found = entries.count(entry -> tells(entry, event));
      if (found != 1) {
        harm(
            found == 0 ? Harm.LOST : Harm.DOUBLED,
            "the trail has %d of %s".formatted(found, Ledger.name(event)));
      }
    }
    if (entries.size() > facts.size()) {
      harm(Harm.DOUBLED, "the trail has entries of no fact");
    }
  }

  private static boolean tells(AuditEntry entry, Event event) {
    return entry.subject().equals(event.subject())
        && entry.sequence().equals(event.sequence())
        && entry.type().equals(event.type())
        && entry.at().equals(event.time())
        && entry.eventId().equals(event.id());
  }

  private void inboxes() {
    var told = HashMap.ofAll(world.ledger().told());
    for (var owner : OWNERS) {
      var wanted =
          told.filterValues(owner::equals)
              .keySet()
              .toVector()
              .map(id -> world.ledger().facts().get(id))
              .map(event -> event.subject() + " at " + event.time());
      var found = inbox(owner).map(each -> subject(each.notice()) + " at " + each.at());
      wanted
          .removeAll(found.distinct())
          .forEach(fact -> harm(Harm.LOST, "nobody was told of " + fact));
      if (found.size() > wanted.size()) {
        harm(Harm.DOUBLED, "%s were told instead of %s".formatted(found, wanted));
      }
    }
  }

  private static String subject(Notice notice) {
    return switch (notice) {
      case PostWasPublished(var post) -> "posts/" + post;
      case PostWasUnpublished(var post) -> "posts/" + post;
      case PostWasTrashed(var post) -> "posts/" + post;
      case SchedulingFailed(var post, _) -> "posts/" + post;
      case MediaWasRejected(var media, _) -> "media/" + media;
    };
  }

  private Seq<Notification> inbox(UserId owner) {
    return Pages.all(LIMIT, page -> world.notifications().of(owner, page));
  }

  private void tagCounts() {
    Map<Tag, Integer> wanted =
        List.ofAll(world.stores().currentPosts())
            .filter(Published.class::isInstance)
            .flatMap(post -> ((Published) post).live().content().tags().all())
            .groupBy(tag -> tag)
            .mapValues(Seq::size);
    if (!counts().equals(wanted)) {
      harm(Harm.STALE, "tags are counted as %s instead of %s".formatted(counts(), wanted));
    }
  }

  private Map<Tag, Integer> counts() {
    return Pages.all(LIMIT, world.tagCounts()::list).toMap(TagCount::tag, TagCount::posts);
  }

  /** Bytes that are gone, with all that led to them, and nothing else. */
  private void edge() {
    var wanted =
        List.ofAll(world.ledger().facts().values())
            .map(event -> Data.parse(event.json()).object("data"))
            .filter(data -> data.members().containsKey("invalidate"))
            .map(data -> data.object("invalidate").texts("paths"))
            .filter(paths -> paths.exists(path -> path.startsWith("/assets/")));
    var forgotten = world.edge().forgotten();
    wanted.removeAll(forgotten).forEach(paths -> harm(Harm.LOST, "the edge still keeps " + paths));
    forgotten
        .removeAll(wanted)
        .forEach(paths -> harm(Harm.DOUBLED, "the edge need not have forgotten " + paths));
  }

  private void posts() {
    for (var post : world.stores().currentPosts()) {
      if (post instanceof Scheduled(_, _, var at) && !at.isAfter(world.now())) {
        harm(Harm.LOST, "%s is still scheduled".formatted(post.id()));
      }
    }
  }

  /** What was promised is there, also before anything is reconciled. */
  void readyMedia() {
    for (var medium : allMedia()) {
      if (medium instanceof Media.Ready ready && !world.stores().bytes().holds(ready)) {
        harm(Harm.LOST, "the bytes of %s are gone".formatted(ready.id()));
      }
    }
  }

  private void media() {
    readyMedia();
    for (var medium : allMedia()) {
      if (medium instanceof Media.Pending) {
        harm(Harm.STALE, "%s is still pending".formatted(medium.id()));
      } else if (!(medium instanceof Media.Ready)
          && world.stores().bytes().hasBytesOf(medium.id())) {
        harm(Harm.STALE, "bytes of %s are left".formatted(medium.id()));
      }
    }
  }

  private Seq<Media> allMedia() {
    return Pages.all(LIMIT, world.stores().library()::all);
  }

  private void parked() {
    var parked = Pages.all(LIMIT, world.parked()::list).size();
    if (parked != world.stores().poison()) {
      harm(
          Harm.LOST,
          "%d records of poison are parked, there were %d"
              .formatted(parked, world.stores().poison()));
    }
  }

  private void harm(Harm harm, String what) {
    world.ledger().harm(harm, what);
  }

  /** What a replay must not change. */
  record State(
      Seq<AuditEntry> trail, Seq<Seq<Notification>> inboxes, Map<Tag, Integer> tagCounts) {}
}
