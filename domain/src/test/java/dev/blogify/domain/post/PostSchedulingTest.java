package dev.blogify.domain.post;

import static dev.blogify.domain.access.Action.PURGE_POST;
import static dev.blogify.domain.access.TestUsers.ADA;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.hourLater;
import static dev.blogify.domain.post.PostFixtures.publishedAt;
import static dev.blogify.domain.post.PostFixtures.publishedPost;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.slug;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.access.Actor;
import dev.blogify.domain.post.Post.Draft;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Post.PublishedVersion;
import dev.blogify.domain.post.Post.Scheduled;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.PostEvent.PostPublished;
import dev.blogify.domain.post.PostEvent.PostPurged;
import dev.blogify.domain.post.PostEvent.PostSchedulingFailed;
import dev.blogify.domain.post.PostRefusal.NotAllowed;
import dev.blogify.domain.post.PostRefusal.PostNotFound;
import dev.blogify.domain.post.PostRefusal.TooManySlugs;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Scheduled publication, and the retention of the trash. */
final class PostSchedulingTest {
  private static final Instant DUE = Instant.parse("2026-03-02T06:00:00Z");
  private static final Instant LATE = DUE.plusSeconds(40);

  private final Post draft = created(1).after();
  private final Scheduled scheduled = scheduled(draft);

  @Test
  void isPublishedWhenDueWithTheScheduledDate() {
    var head = scheduled.metadata().nextVersion(LATE).withFirstPublication(DUE);

    assertThat(scheduled.publishIfDue(LATE))
        .isEqualTo(
            new PostChange(
                Option.some(scheduled),
                new Published(
                    head,
                    new PublishedVersion(draft.content(), head.version(), LATE),
                    Option.none()),
                List.of(
                    new PostPublished(
                        slug("post-1"),
                        draft.content().title(),
                        draft.content().tags(),
                        DUE,
                        true))));
  }

  @Test
  void isPublishedFromTheScheduledMillisecond() {
    assertThat(scheduled.publishIfDue(DUE).after()).isInstanceOf(Published.class);
    assertThat(scheduled.publishIfDue(DUE.minusMillis(1)))
        .isEqualTo(PostChange.unchanged(scheduled));
  }

  @Test
  void keepsTheDateOfItsFirstPublication() {
    var first = Instant.parse("2013-04-05T06:07:08Z");
    var before = publishedAt(draft, first).after();
    var again = scheduled(before.unpublish(hourLater(before)).get().after());

    assertThat(again.publishIfDue(LATE).after())
        .isInstanceOfSatisfying(
            Published.class,
            post -> assertThat(post.metadata().firstPublishedAt().get()).isEqualTo(first));
  }

  @Test
  void isPublishedOnlyOnce() {
    var published = scheduled.publishIfDue(LATE).after();

    assertThat(published.publishIfDue(LATE)).isEqualTo(PostChange.unchanged(published));
  }

  @Test
  void ignoresPostsThatAreNotScheduled() {
    var edited = edited(publishedPost(draft), renamed("another")).after();
    var trashed = trashed(draft);

    assertThat(List.of(draft, edited, trashed))
        .allSatisfy(
            post -> assertThat(post.publishIfDue(LATE)).isEqualTo(PostChange.unchanged(post)));
  }

  @Test
  void becomesADraftAgainIfItCannotBePublished() {
    var addresses =
        Stream.from(1).map(n -> slug("post-" + n + "x")).take(SlugHistory.MAX_PUBLIC_SLUGS);
    var head =
        new PostMetadata(
            draft.id(),
            draft.author(),
            draft.version(),
            new SlugHistory(slug("one-too-many"), addresses.toSet()),
            Option.some(DUE),
            draft.metadata().updatedAt());
    var full = new Scheduled(head, draft.content(), DUE);

    assertThat(full.publishIfDue(LATE))
        .isEqualTo(
            new PostChange(
                Option.some(full),
                new Draft(head.nextVersion(LATE), draft.content()),
                List.of(new PostSchedulingFailed(new TooManySlugs(SlugHistory.MAX_PUBLIC_SLUGS)))));
  }

  @Test
  void isPurgedAfterItsRetentionInTheTrash() {
    var trashed = trashed(edited(publishedPost(draft), renamed("another")).after());
    var end = trashed.purgeAt();

    assertThat(trashed.purgeIfDue(end.minusMillis(1))).isEmpty();
    assertThat(trashed.purgeIfDue(end))
        .contains(new PostPurge(trashed, trashed.version().next(), end, List.of(new PostPurged())));
    assertThat(trashed.purgeIfDue(end).get().releasedSlugs())
        .isEqualTo(HashSet.of(slug("post-1"), slug("another")));
  }

  @Test
  void canBeRestoredUntilItsPurge() {
    var trashed = trashed(draft);

    assertThat(trashed.restore(trashed.purgeAt().minusMillis(1)).isRight()).isTrue();
    assertThat(trashed.restore(trashed.purgeAt())).isEqualTo(left(new PostNotFound()));
  }

  @Test
  void onlyTheSystemMayPurge() {
    var trashed = trashed(draft);

    assertThat(Post.authorize(Option.some(trashed), Actor.SYSTEM, PURGE_POST))
        .isEqualTo(right(trashed));
    assertThat(Post.authorize(Option.some(trashed), ADA, PURGE_POST))
        .isEqualTo(left(new NotAllowed(PURGE_POST)));
  }

  private static Scheduled scheduled(Post post) {
    return (Scheduled) post.schedule(DUE, hourLater(post)).get().after();
  }

  private static Trashed trashed(Post post) {
    return (Trashed) post.trash(hourLater(post)).get().after();
  }
}
