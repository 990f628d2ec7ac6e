package dev.blogify.adapters.events;

import static dev.blogify.domain.access.TestUsers.ADA;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.ERIN;

import dev.blogify.application.CommandContext;
import dev.blogify.application.CommandContexts;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Scheduled;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostFixtures;
import dev.blogify.domain.post.PostMetadata;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.SlugHistory;
import dev.blogify.domain.user.UserChange;
import dev.blogify.domain.user.UserFixtures;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import java.time.Instant;

/** The changes of a post, several media and a user that have every event type. */
final class LifecycleFixtures {
  static final Instant NOW = Instant.parse("2026-03-01T12:30:00.120Z");
  static final Instant LATER = Instant.parse("2026-03-31T12:30:00.120Z");
  static final CommandContext BY_ERIN =
      new CommandContext(
          ERIN,
          "request-17",
          Option.some("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
  static final CommandContext BY_ALICE = CommandContexts.forActor(ALICE);
  static final CommandContext BY_ADA = CommandContexts.forActor(ADA);
  static final CommandContext BY_BLOGIFY = CommandContexts.forActor(Actor.SYSTEM);

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
  static final PostChange SLUG_CHANGED =
      RETAGGED.after().edit(PostFixtures.renamed("hello-again"), NOW).get();
  static final PostChange REPUBLISHED = SLUG_CHANGED.after().publish(Option.none(), NOW).get();
  static final PostChange UNPUBLISHED = REPUBLISHED.after().unpublish(NOW).get();
  static final PostChange TRASHED = UNPUBLISHED.after().trash(NOW).get();
  static final PostChange RESTORED = TRASHED.after().restore(NOW).get();
  static final PostChange TRASHED_LIVE = REPUBLISHED.after().trash(NOW).get();

  static final PostChange PUBLISHED_ON_TIME = SCHEDULED.after().publishIfDue(LATER);
  static final PostChange SCHEDULING_FAILED = withMaxPublicSlugs().publishIfDue(LATER);
  static final PostPurge PURGED = ((Trashed) TRASHED.after()).purgeIfDue(LATER).get();

  static final MediaChange REQUESTED =
      MediaFixtures.requested(1, ALICE.id(), MediaFixtures.tinyPng());
  static final MediaChange READY = confirmed(REQUESTED.after());
  static final MediaChange ALT_TEXT_EDITED = altTextEdited(READY.after());
  static final MediaChange DELETED = ALT_TEXT_EDITED.after().delete(NOW).get();
  static final MediaChange ALT_TEXT_EDITED_WHILE_PENDING = altTextEdited(REQUESTED.after());
  static final MediaChange REJECTED = MediaFixtures.rejected(REQUESTED.after());
  static final MediaChange EXPIRED = REQUESTED.after().expire(LATER);
  static final MediaChange DELETED_AFTER_REJECTION = REJECTED.after().delete(NOW).get();

  static final UserChange REGISTERED = UserFixtures.registered(ALICE.id(), "Alice");
  static final UserChange PROFILE_CHANGED = REGISTERED.after().edit(UserFixtures.FULL_PROFILE, NOW);
  static final UserChange PROMOTED = PROFILE_CHANGED.after().changeRole(Role.AUTHOR, NOW);

  /** Each type's first event is the one that {@code docs/events/golden} shows. */
  static final Seq<CloudEvent> EVENTS =
      List.of(
              Outbox.events(CREATED, BY_ALICE),
              Outbox.events(SCHEDULED, BY_ALICE),
              Outbox.events(UNSCHEDULED, BY_ALICE),
              Outbox.events(RENAMED, BY_ALICE),
              Outbox.events(PUBLISHED, BY_ERIN),
              Outbox.events(RETAGGED, BY_ALICE),
              Outbox.events(SLUG_CHANGED, BY_ALICE),
              Outbox.events(REPUBLISHED, BY_BLOGIFY),
              Outbox.events(UNPUBLISHED, BY_ERIN),
              Outbox.events(TRASHED_LIVE, BY_ERIN),
              Outbox.events(TRASHED, BY_ALICE),
              Outbox.events(RESTORED, BY_ALICE),
              Outbox.events(PUBLISHED_ON_TIME, BY_BLOGIFY),
              Outbox.events(SCHEDULING_FAILED, BY_BLOGIFY),
              Outbox.events(PURGED, BY_BLOGIFY),
              Outbox.events(REQUESTED, BY_ALICE),
              Outbox.events(READY, BY_BLOGIFY),
              Outbox.events(ALT_TEXT_EDITED, BY_ALICE),
              Outbox.events(DELETED, BY_ERIN),
              Outbox.events(ALT_TEXT_EDITED_WHILE_PENDING, BY_ALICE),
              Outbox.events(REJECTED, BY_BLOGIFY),
              Outbox.events(EXPIRED, BY_BLOGIFY),
              Outbox.events(DELETED_AFTER_REJECTION, BY_ALICE),
              Outbox.events(REGISTERED, BY_BLOGIFY),
              Outbox.events(PROFILE_CHANGED, BY_ALICE),
              Outbox.events(PROMOTED, BY_ADA))
          .flatMap(entries -> entries);

  private LifecycleFixtures() {}

  /** A post with the maximum number of slugs that is scheduled under another slug. */
  private static Post withMaxPublicSlugs() {
    var head = SCHEDULED.after().metadata();
    var slugs =
        Stream.from(1).take(SlugHistory.MAX_PUBLIC_SLUGS).map(n -> PostFixtures.slug("hello-" + n));
    return new Scheduled(
        new PostMetadata(
            head.id(),
            head.author(),
            head.version(),
            new SlugHistory(head.slugHistory().current(), slugs.toSet()),
            Option.some(NOW),
            head.updatedAt()),
        SCHEDULED.after().content(),
        LATER);
  }

  private static MediaChange confirmed(Media pending) {
    return pending.confirm(MediaFixtures.uploadedPng(), NOW).get();
  }

  private static MediaChange altTextEdited(Media media) {
    return media.editAltText(Option.some(MediaFixtures.alt("A harbour")), NOW).get();
  }
}
