package dev.blogify.domain.post;

import static dev.blogify.domain.access.Act.PURGE_POST;
import static dev.blogify.domain.access.People.ADA;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.later;
import static dev.blogify.domain.post.PostFixtures.live;
import static dev.blogify.domain.post.PostFixtures.publishedAt;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.slug;
import static io.vavr.control.Either.left;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.Ownership.Verdict;
import dev.blogify.domain.post.Post.Draft;
import dev.blogify.domain.post.Post.Live;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Post.Scheduled;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.PostEvent.PostPublished;
import dev.blogify.domain.post.PostEvent.PostPurged;
import dev.blogify.domain.post.PostEvent.PostSchedulingFailed;
import dev.blogify.domain.post.PostRefusal.NoSuchPost;
import dev.blogify.domain.post.PostRefusal.TooManySlugs;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What becomes of a post because time passes. */
final class PostInTimeTest {
  private static final Instant DUE = Instant.parse("2026-03-02T06:00:00Z");
  private static final Instant LATE = DUE.plusSeconds(40);

  private final Post draft = created(1).after();
  private final Scheduled scheduled = scheduled(draft);

  @Test
  void isPublishedWhenItsTimeHasComeAndDatedAsItWasScheduled() {
    var head = scheduled.head().next(LATE).published(DUE);

    assertThat(scheduled.publishDue(LATE))
        .isEqualTo(
            new PostChange(
                Option.some(scheduled),
                new Published(head, new Live(draft.content(), head.version(), LATE), Option.none()),
                List.of(
                    new PostPublished(
                        slug("post-1"),
                        draft.content().title(),
                        draft.content().tags(),
                        DUE,
                        true))));
  }

  @Test
  void isPublishedOnTheMillisecondAndNoSooner() {
    assertThat(scheduled.publishDue(DUE).after()).isInstanceOf(Published.class);
    assertThat(scheduled.publishDue(DUE.minusMillis(1))).isEqualTo(PostChange.none(scheduled));
  }

  @Test
  void keepsTheDateOfItsFirstPublication() {
    var first = Instant.parse("2013-04-05T06:07:08Z");
    var before = publishedAt(draft, first).after();
    var again = scheduled(before.unpublish(later(before)).get().after());

    assertThat(again.publishDue(LATE).after())
        .isInstanceOfSatisfying(
            Published.class, post -> assertThat(post.firstPublished()).isEqualTo(first));
  }

  @Test
  void isPublishedOnlyOnce() {
    var published = scheduled.publishDue(LATE).after();

    assertThat(published.publishDue(LATE)).isEqualTo(PostChange.none(published));
  }

  @Test
  void staysAsItIsUnlessItIsScheduled() {
    var edited = edited(live(draft), renamed("another")).after();
    var trashed = trashed(draft);

    assertThat(List.of(draft, edited, trashed))
        .allSatisfy(post -> assertThat(post.publishDue(LATE)).isEqualTo(PostChange.none(post)));
  }

  @Test
  void becomesADraftAgainIfItCannotBePublished() {
    var addresses = Stream.from(1).map(n -> slug("post-" + n + "x")).take(Slugs.MAX_PUBLIC);
    var head =
        new Head(
            draft.id(),
            draft.author(),
            draft.version(),
            new Slugs(slug("one-too-many"), addresses.toSet()),
            Option.some(DUE),
            draft.head().updatedAt());
    var full = new Scheduled(head, draft.content(), DUE);

    assertThat(full.publishDue(LATE))
        .isEqualTo(
            new PostChange(
                Option.some(full),
                new Draft(head.next(LATE), draft.content()),
                List.of(new PostSchedulingFailed(new TooManySlugs(Slugs.MAX_PUBLIC)))));
  }

  @Test
  void endsWhenItsTimeInTheTrashIsOverAndNoSooner() {
    var trashed = trashed(edited(live(draft), renamed("another")).after());
    var end = trashed.purgeAt();

    assertThat(trashed.purge(end.minusMillis(1))).isEmpty();
    assertThat(trashed.purge(end))
        .contains(new PostPurge(trashed, trashed.version().next(), end, List.of(new PostPurged())));
    assertThat(trashed.purge(end).get().released())
        .isEqualTo(HashSet.of(slug("post-1"), slug("another")));
  }

  @Test
  void comesBackFromTheTrashUntilItIsGoneForGood() {
    var trashed = trashed(draft);

    assertThat(trashed.restore(trashed.purgeAt().minusMillis(1)).isRight()).isTrue();
    assertThat(trashed.restore(trashed.purgeAt())).isEqualTo(left(new NoSuchPost()));
  }

  @Test
  void isPurgedByNobodyButBlogify() {
    assertThat(trashed(draft).judge(Actor.SYSTEM, PURGE_POST)).isEqualTo(Verdict.ALLOWED);
    assertThat(trashed(draft).judge(ADA, PURGE_POST)).isEqualTo(Verdict.FORBIDDEN);
  }

  private static Scheduled scheduled(Post post) {
    return (Scheduled) post.schedule(DUE, later(post)).get().after();
  }

  private static Trashed trashed(Post post) {
    return (Trashed) post.trash(later(post)).get().after();
  }
}
