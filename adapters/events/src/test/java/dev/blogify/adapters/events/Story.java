package dev.blogify.adapters.events;

import static dev.blogify.domain.access.People.ADA;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.ERIN;

import dev.blogify.application.Cause;
import dev.blogify.application.Causes;
import dev.blogify.application.event.Event;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.post.Head;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Scheduled;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostFixtures;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.Slugs;
import dev.blogify.domain.user.UserChange;
import dev.blogify.domain.user.UserFixtures;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import java.time.Instant;

/** The lives of a post, some media and a user, in which every event happens. */
final class Story {
  static final Instant NOW = Instant.parse("2026-03-01T12:30:00.120Z");
  static final Instant LATER = Instant.parse("2026-03-31T12:30:00.120Z");
  static final Cause BY_ERIN =
      new Cause(
          ERIN,
          "request-17",
          Option.some("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
  static final Cause BY_ALICE = Causes.by(ALICE);
  static final Cause BY_ADA = Causes.by(ADA);
  static final Cause BY_BLOGIFY = Causes.by(Actor.SYSTEM);

  static final PostChange CREATED =
      PostFixtures.created(
          1, ALICE.id(), PostFixtures.slug("helo"), PostFixtures.content("Hello", "java", "été"));
  static final PostChange SCHEDULED =
      CREATED.after().schedule(Instant.parse("2026-03-02T06:00:00Z"), NOW).get();
  static final PostChange UNSCHEDULED = SCHEDULED.after().unschedule(NOW).get();
  static final PostChange RENAMED =
      UNSCHEDULED.after().edit(PostFixtures.renamed("hello"), NOW).get();
  static final PostChange PUBLISHED = RENAMED.after().publish(Option.none(), NOW).get();
  static final PostChange RETAGGED =
      PUBLISHED.after().edit(PostFixtures.tagged("java", "aws"), NOW).get();
  static final PostChange READDRESSED =
      RETAGGED.after().edit(PostFixtures.renamed("hello-again"), NOW).get();
  static final PostChange REPUBLISHED = READDRESSED.after().publish(Option.none(), NOW).get();
  static final PostChange UNPUBLISHED = REPUBLISHED.after().unpublish(NOW).get();
  static final PostChange TRASHED = UNPUBLISHED.after().trash(NOW).get();
  static final PostChange RESTORED = TRASHED.after().restore(NOW).get();
  static final PostChange TRASHED_LIVE = REPUBLISHED.after().trash(NOW).get();

  static final PostChange PUBLISHED_ON_TIME = SCHEDULED.after().publishDue(LATER);
  static final PostChange FAILED_TO_BE_PUBLISHED = often().publishDue(LATER);
  static final PostPurge PURGED = ((Trashed) TRASHED.after()).purge(LATER).get();

  static final MediaChange REQUESTED =
      MediaFixtures.requested(1, ALICE.id(), MediaFixtures.tinyPng());
  static final MediaChange READY = confirmed(REQUESTED.after());
  static final MediaChange DESCRIBED = described(READY.after());
  static final MediaChange DELETED = DESCRIBED.after().delete(NOW).get();
  static final MediaChange DESCRIBED_UNSEEN = described(REQUESTED.after());
  static final MediaChange REJECTED = MediaFixtures.rejected(REQUESTED.after());
  static final MediaChange EXPIRED = REQUESTED.after().expire(LATER);
  static final MediaChange DELETED_UNSEEN = REJECTED.after().delete(NOW).get();

  static final UserChange REGISTERED = UserFixtures.registered(ALICE.id(), "Alice");
  static final UserChange INTRODUCED = REGISTERED.after().edit(UserFixtures.FULL_PROFILE, NOW);
  static final UserChange PROMOTED = INTRODUCED.after().changeRole(Role.AUTHOR, NOW);

  /** Each type's first event is the one that {@code docs/events/golden} shows. */
  static final Seq<Event> EVENTS =
      List.of(
              Journal.events(CREATED, BY_ALICE),
              Journal.events(SCHEDULED, BY_ALICE),
              Journal.events(UNSCHEDULED, BY_ALICE),
              Journal.events(RENAMED, BY_ALICE),
              Journal.events(PUBLISHED, BY_ERIN),
              Journal.events(RETAGGED, BY_ALICE),
              Journal.events(READDRESSED, BY_ALICE),
              Journal.events(REPUBLISHED, BY_BLOGIFY),
              Journal.events(UNPUBLISHED, BY_ERIN),
              Journal.events(TRASHED_LIVE, BY_ERIN),
              Journal.events(TRASHED, BY_ALICE),
              Journal.events(RESTORED, BY_ALICE),
              Journal.events(PUBLISHED_ON_TIME, BY_BLOGIFY),
              Journal.events(FAILED_TO_BE_PUBLISHED, BY_BLOGIFY),
              Journal.events(PURGED, BY_BLOGIFY),
              Journal.events(REQUESTED, BY_ALICE),
              Journal.events(READY, BY_BLOGIFY),
              Journal.events(DESCRIBED, BY_ALICE),
              Journal.events(DELETED, BY_ERIN),
              Journal.events(DESCRIBED_UNSEEN, BY_ALICE),
              Journal.events(REJECTED, BY_BLOGIFY),
              Journal.events(EXPIRED, BY_BLOGIFY),
              Journal.events(DELETED_UNSEEN, BY_ALICE),
              Journal.events(REGISTERED, BY_BLOGIFY),
              Journal.events(INTRODUCED, BY_ALICE),
              Journal.events(PROMOTED, BY_ADA))
          .flatMap(entries -> entries);

  private Story() {}

  /** The post as if it had had a lot of addresses, and scheduled with one more. */
  private static Post often() {
    var head = SCHEDULED.after().head();
    var slugs = Stream.from(1).take(Slugs.MAX_PUBLIC).map(n -> PostFixtures.slug("hello-" + n));
    return new Scheduled(
        new Head(
            head.id(),
            head.author(),
            head.version(),
            new Slugs(head.slugs().current(), slugs.toSet()),
            Option.some(NOW),
            head.updatedAt()),
        SCHEDULED.after().content(),
        LATER);
  }

  private static MediaChange confirmed(Media pending) {
    return pending.confirm(MediaFixtures.uploaded(MediaFixtures.tinyPng()), NOW).get();
  }

  private static MediaChange described(Media media) {
    return media.describe(Option.some(MediaFixtures.alt("A harbour")), NOW).get();
  }
}
