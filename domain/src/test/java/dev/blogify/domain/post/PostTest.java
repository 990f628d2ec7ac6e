package dev.blogify.domain.post;

import static dev.blogify.domain.access.Act.EDIT_POST;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.post.PostFixtures.NOW;
import static dev.blogify.domain.post.PostFixtures.UNCHANGED;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.later;
import static dev.blogify.domain.post.PostFixtures.live;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.publishedAt;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static dev.blogify.domain.post.PostFixtures.title;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.Ownership.Verdict;
import dev.blogify.domain.post.Post.Draft;
import dev.blogify.domain.post.Post.Live;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Post.Scheduled;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.Post.WorkingCopy;
import dev.blogify.domain.post.PostEvent.PostCreated;
import dev.blogify.domain.post.PostEvent.PostEdited;
import dev.blogify.domain.post.PostEvent.PostPublished;
import dev.blogify.domain.post.PostEvent.PostRestored;
import dev.blogify.domain.post.PostEvent.PostScheduled;
import dev.blogify.domain.post.PostEvent.PostSlugChanged;
import dev.blogify.domain.post.PostEvent.PostTrashed;
import dev.blogify.domain.post.PostEvent.PostUnpublished;
import dev.blogify.domain.post.PostEvent.PostUnscheduled;
import dev.blogify.domain.post.PostRefusal.PublicationDateFixed;
import dev.blogify.domain.post.PostRefusal.PublicationInTheFuture;
import dev.blogify.domain.post.PostRefusal.ScheduledInThePast;
import dev.blogify.domain.post.PostRefusal.TooManySlugs;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What each change makes of a post, whole; which are refused, {@link PostTransitionsTest} says. */
final class PostTest {
  private static final Instant SOON = NOW.plusSeconds(10);

  private final Post draft = created(1).after();
  private final Published live = live(draft);

  @Test
  void beginsAsADraft() {
    assertThat(created(1))
        .isEqualTo(
            new PostChange(
                Option.none(),
                new Draft(
                    new Head(
                        id(1),
                        ALICE.id(),
                        Version.FIRST,
                        new Slugs(slug("post-1"), HashSet.empty()),
                        Option.none(),
                        id(1).createdAt()),
                    content("Post 1")),
                List.of(new PostCreated(slug("post-1"), title("Post 1")))));
  }

  @Test
  void changesTheContentAndTheSlugOfADraftAtOnce() {
    var edit = ContentEdit.to(content("Another", "java"));

    assertThat(draft.edit(edit, SOON))
        .isEqualTo(
            right(
                change(
                    draft,
                    new Draft(draft.head().next(SOON), content("Another", "java")),
                    new PostEdited(List.of("title", "body", "tags")))));
    assertThat(draft.edit(renamed("another"), SOON))
        .isEqualTo(
            right(
                change(
                    draft,
                    new Draft(draft.head().next(SOON).renamed(slug("another")), draft.content()),
                    new PostEdited(List.of("slug")),
                    new PostSlugChanged(slug("post-1"), slug("another")))));
  }

  @Test
  void goesOnBeingScheduledWhenEdited() {
    var scheduled = new Scheduled(draft.head(), draft.content(), SOON);

    assertThat(edited(scheduled, retitled("Another")).after())
        .isInstanceOfSatisfying(
            Scheduled.class, after -> assertThat(after.publishAt()).isEqualTo(SOON));
  }

  @Test
  void leavesWhatIsLiveAloneWhenEdited() {
    var head = live.head().next(SOON);
    var copy = new WorkingCopy(slug("another"), live.content(), head.version());

    assertThat(live.edit(renamed("another"), SOON))
        .isEqualTo(
            right(
                change(
                    live,
                    new Published(head, live.live(), Option.some(copy)),
                    new PostEdited(List.of("slug")))));
  }

  @Test
  void editsTheWorkingCopyFurther() {
    var once = edited(live, retitled("Once")).after();
    var twice = edited(once, renamed("twice")).after();

    assertThat(twice)
        .isEqualTo(
            new Published(
                twice.head(),
                live.live(),
                Option.some(new WorkingCopy(slug("twice"), once.content(), new Version(4)))));
  }

  @Test
  void takesAnEditThatChangesNothingForNoChange() {
    for (var post : List.of(draft, live, edited(live, retitled("Another")).after())) {
      assertThat(post.edit(UNCHANGED, SOON)).isEqualTo(right(PostChange.none(post)));
      assertThat(post.edit(ContentEdit.to(post.content()), SOON))
          .isEqualTo(right(PostChange.none(post)));
      assertThat(post.edit(renamed(post.slug().value()), SOON))
          .isEqualTo(right(PostChange.none(post)));
    }
  }

  @Test
  void showsADraftToTheWorld() {
    var head =
        new Head(
            id(1),
            ALICE.id(),
            new Version(2),
            new Slugs(slug("post-1"), HashSet.of(slug("post-1"))),
            Option.some(SOON),
            SOON);

    assertThat(draft.publish(Option.none(), SOON))
        .isEqualTo(
            right(
                change(
                    draft,
                    new Published(
                        head, new Live(draft.content(), new Version(2), SOON), Option.none()),
                    new PostPublished(slug("post-1"), title("Post 1"), Tags.NONE, SOON, true))));
  }

  @Test
  void showsAWorkingCopyToTheWorldUnderItsOwnSlug() {
    var copied = edited(edited(live, retitled("Another")).after(), renamed("another")).after();
    var head =
        new Head(
            id(1),
            ALICE.id(),
            new Version(5),
            new Slugs(slug("another"), HashSet.of(slug("post-1"), slug("another"))),
            live.head().firstPublished(),
            SOON);

    assertThat(copied.publish(Option.none(), SOON))
        .isEqualTo(
            right(
                change(
                    copied,
                    new Published(
                        head, new Live(copied.content(), new Version(5), SOON), Option.none()),
                    new PostPublished(
                        slug("another"), title("Another"), Tags.NONE, live.firstPublished(), false),
                    new PostSlugChanged(slug("post-1"), slug("another")))));
  }

  @Test
  void takesADateInThePastForItsFirstPublication() {
    var longAgo = Instant.parse("2011-04-01T00:00:00Z");

    assertThat(((Published) publishedAt(draft, longAgo).after()).firstPublished())
        .isEqualTo(longAgo);
    assertThat(draft.publish(Option.some(SOON), SOON).isRight()).isTrue();
    assertThat(draft.publish(Option.some(SOON.plusMillis(1)), SOON))
        .isEqualTo(left(new PublicationInTheFuture(SOON.plusMillis(1))));
  }

  @Test
  void keepsTheDateOfItsFirstPublicationForEver() {
    var first = live.firstPublished();
    var again = live.unpublish(later(live)).get().after();

    assertThat(live(again).firstPublished()).isEqualTo(first);
    assertThat(again.publish(Option.some(first), later(again)).isRight()).isTrue();
    assertThat(again.publish(Option.some(first.minusMillis(1)), later(again)))
        .isEqualTo(left(new PublicationDateFixed(first)));
  }

  @Test
  void leavesNoTraceOfAScheduleOnceItIsPublished() {
    var scheduled = draft.schedule(SOON, NOW).get().after();

    assertThat(((PostPublished) published(scheduled).events().head()).firstPublication()).isTrue();
    assertThat(published(scheduled).after()).isInstanceOf(Published.class);
  }

  @Test
  void refusesMoreSlugsThanTheWorldShouldFollow() {
    var post = live;
    for (var n = 2; n <= Slugs.MAX_PUBLIC; n++) {
      post = live(edited(post, renamed("address-" + n)).after());
    }
    assertThat(post.head().slugs().everPublic()).hasSize(Slugs.MAX_PUBLIC);

    var oneMore = edited(post, renamed("one-more")).after();
    assertThat(oneMore.publish(Option.none(), later(oneMore)))
        .isEqualTo(left(new TooManySlugs(Slugs.MAX_PUBLIC)));
    var oneAgain = edited(post, renamed("address-2")).after();
    assertThat(oneAgain.publish(Option.none(), later(oneAgain)).isRight()).isTrue();
  }

  @Test
  void isScheduledForLaterOnly() {
    assertThat(draft.schedule(SOON.plusMillis(1), SOON))
        .isEqualTo(
            right(
                change(
                    draft,
                    new Scheduled(draft.head().next(SOON), draft.content(), SOON.plusMillis(1)),
                    new PostScheduled(SOON.plusMillis(1)))));
    assertThat(draft.schedule(SOON, SOON)).isEqualTo(left(new ScheduledInThePast(SOON)));
  }

  @Test
  void isADraftAgainWhenUnscheduled() {
    var scheduled = new Scheduled(draft.head(), draft.content(), SOON);

    assertThat(scheduled.unschedule(NOW))
        .isEqualTo(
            right(
                change(
                    scheduled,
                    new Draft(draft.head().next(NOW), draft.content()),
                    new PostUnscheduled())));
  }

  @Test
  void goesOnAsADraftOfItsNewestContentWhenUnpublished() {
    var copied = edited(edited(live, retitled("Another")).after(), renamed("another")).after();

    assertThat(copied.unpublish(SOON))
        .isEqualTo(
            right(
                change(
                    copied,
                    new Draft(copied.head().next(SOON).renamed(slug("another")), copied.content()),
                    new PostUnpublished(),
                    new PostSlugChanged(slug("post-1"), slug("another")))));
  }

  @Test
  void isAsItWasPublishedWhenItsWorkingCopyIsDiscarded() {
    var copied = edited(edited(live, retitled("Another")).after(), renamed("another")).after();

    assertThat(copied.discardCopy(SOON))
        .isEqualTo(
            right(
                change(
                    copied,
                    new Published(copied.head().next(SOON), live.live(), Option.none()),
                    new PostEdited(List.of("title", "slug")))));
  }

  @Test
  void keepsItsNewestContentInTheTrash() {
    var copied = edited(edited(live, retitled("Another")).after(), renamed("another")).after();

    assertThat(copied.trash(SOON))
        .isEqualTo(
            right(
                change(
                    copied,
                    new Trashed(
                        copied.head().next(SOON).renamed(slug("another")), copied.content(), SOON),
                    new PostTrashed(),
                    new PostSlugChanged(slug("post-1"), slug("another")))));
  }

  @Test
  void staysInTheTrashForThirtyDays() {
    assertThat(new Trashed(live.head(), live.content(), NOW).purgeAt())
        .isEqualTo(NOW.plus(Duration.ofDays(30)));
  }

  @Test
  void comesBackFromTheTrashAsADraft() {
    var trashed = new Trashed(live.head(), live.content(), NOW);

    assertThat(trashed.restore(SOON))
        .isEqualTo(
            right(
                change(
                    trashed,
                    new Draft(live.head().next(SOON), live.content()),
                    new PostRestored())));
  }

  @Test
  void isKnownToTheWorldOnlyWhilePublished() {
    assertThat(draft.judge(BOB, EDIT_POST)).isEqualTo(Verdict.HIDDEN);
    assertThat(live.judge(BOB, EDIT_POST)).isEqualTo(Verdict.FORBIDDEN);
    assertThat(live.unpublish(SOON).get().after().judge(BOB, EDIT_POST)).isEqualTo(Verdict.HIDDEN);
    assertThat(live.trash(SOON).get().after().judge(BOB, EDIT_POST)).isEqualTo(Verdict.HIDDEN);
  }

  private static PostChange change(Post before, Post after, PostEvent... events) {
    return new PostChange(Option.some(before), after, List.of(events));
  }
}
