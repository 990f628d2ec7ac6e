package dev.blogify.domain.post;

import static dev.blogify.domain.access.Action.EDIT_POST;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.post.PostFixtures.EMPTY_EDIT;
import static dev.blogify.domain.post.PostFixtures.NOW;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.hourLater;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.publishedAt;
import static dev.blogify.domain.post.PostFixtures.publishedPost;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static dev.blogify.domain.post.PostFixtures.title;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.Version;
import dev.blogify.domain.post.Post.Draft;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Post.PublishedVersion;
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
import dev.blogify.domain.post.PostRefusal.NotAllowed;
import dev.blogify.domain.post.PostRefusal.PostNotFound;
import dev.blogify.domain.post.PostRefusal.PublicationDateAlreadySet;
import dev.blogify.domain.post.PostRefusal.PublicationInTheFuture;
import dev.blogify.domain.post.PostRefusal.ScheduledInThePast;
import dev.blogify.domain.post.PostRefusal.TooManySlugs;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Results of all commands; {@link PostTransitionsTest} covers the refusals. */
final class PostTest {
  private static final Instant SOON = NOW.plusSeconds(10);

  private final Post draft = created(1).after();
  private final Published live = publishedPost(draft);

  @Test
  void startsAsADraft() {
    assertThat(created(1))
        .isEqualTo(
            new PostChange(
                Option.none(),
                new Draft(
                    new PostMetadata(
                        id(1),
                        ALICE.id(),
                        Version.FIRST,
                        new SlugHistory(slug("post-1"), HashSet.empty()),
                        Option.none(),
                        id(1).createdAt()),
                    content("Post 1")),
                List.of(new PostCreated(slug("post-1"), title("Post 1")))));
  }

  @Test
  void editsContentAndSlugOfADraft() {
    var edit = ContentEdit.restoring(content("Another", "java"));

    assertThat(draft.edit(edit, SOON))
        .isEqualTo(
            right(
                change(
                    draft,
                    new Draft(draft.metadata().nextVersion(SOON), content("Another", "java")),
                    new PostEdited(List.of("title", "body", "tags")))));
    assertThat(draft.edit(renamed("another"), SOON))
        .isEqualTo(
            right(
                change(
                    draft,
                    new Draft(
                        draft.metadata().nextVersion(SOON).withSlug(slug("another")),
                        draft.content()),
                    new PostEdited(List.of("slug")),
                    new PostSlugChanged(slug("post-1"), slug("another")))));
  }

  @Test
  void staysScheduledWhenEdited() {
    var scheduled = new Scheduled(draft.metadata(), draft.content(), SOON);

    assertThat(edited(scheduled, retitled("Another")).after())
        .isInstanceOfSatisfying(
            Scheduled.class, after -> assertThat(after.publishAt()).isEqualTo(SOON));
  }

  @Test
  void editOfAPublishedPostCreatesAWorkingCopy() {
    var head = live.metadata().nextVersion(SOON);
    var copy = new WorkingCopy(slug("another"), live.content(), head.version());

    assertThat(live.edit(renamed("another"), SOON))
        .isEqualTo(
            right(
                change(
                    live,
                    new Published(head, live.publishedVersion(), Option.some(copy)),
                    new PostEdited(List.of("slug")))));
  }

  @Test
  void editsAnExistingWorkingCopy() {
    var once = edited(live, retitled("Once")).after();
    var twice = edited(once, renamed("twice")).after();

    assertThat(twice)
        .isEqualTo(
            new Published(
                twice.metadata(),
                live.publishedVersion(),
                Option.some(new WorkingCopy(slug("twice"), once.content(), new Version(4)))));
  }

  @Test
  void returnsAnEmptyChangeForAnEmptyEdit() {
    for (var post : List.of(draft, live, edited(live, retitled("Another")).after())) {
      assertThat(post.edit(EMPTY_EDIT, SOON)).isEqualTo(right(PostChange.unchanged(post)));
      assertThat(post.edit(ContentEdit.restoring(post.content()), SOON))
          .isEqualTo(right(PostChange.unchanged(post)));
      assertThat(post.edit(renamed(post.slug().value()), SOON))
          .isEqualTo(right(PostChange.unchanged(post)));
    }
  }

  @Test
  void publishesADraft() {
    var head =
        new PostMetadata(
            id(1),
            ALICE.id(),
            new Version(2),
            new SlugHistory(slug("post-1"), HashSet.of(slug("post-1"))),
            Option.some(SOON),
            SOON);

    assertThat(draft.publish(Option.none(), SOON))
        .isEqualTo(
            right(
                change(
                    draft,
                    new Published(
                        head,
                        new PublishedVersion(draft.content(), new Version(2), SOON),
                        Option.none()),
                    new PostPublished(slug("post-1"), title("Post 1"), Tags.NONE, SOON, true))));
  }

  @Test
  void publishesAWorkingCopyWithItsSlug() {
    var copied = edited(edited(live, retitled("Another")).after(), renamed("another")).after();
    var head =
        new PostMetadata(
            id(1),
            ALICE.id(),
            new Version(5),
            new SlugHistory(slug("another"), HashSet.of(slug("post-1"), slug("another"))),
            live.metadata().firstPublishedAt(),
            SOON);

    assertThat(copied.publish(Option.none(), SOON))
        .isEqualTo(
            right(
                change(
                    copied,
                    new Published(
                        head,
                        new PublishedVersion(copied.content(), new Version(5), SOON),
                        Option.none()),
                    new PostPublished(
                        slug("another"),
                        title("Another"),
                        Tags.NONE,
                        live.metadata().firstPublishedAt().get(),
                        false),
                    new PostSlugChanged(slug("post-1"), slug("another")))));
  }

  @Test
  void acceptsAPastDateOfFirstPublication() {
    var longAgo = Instant.parse("2011-04-01T00:00:00Z");

    assertThat(
            ((Published) publishedAt(draft, longAgo).after()).metadata().firstPublishedAt().get())
        .isEqualTo(longAgo);
    assertThat(draft.publish(Option.some(SOON), SOON).isRight()).isTrue();
    assertThat(draft.publish(Option.some(SOON.plusMillis(1)), SOON))
        .isEqualTo(left(new PublicationInTheFuture(SOON.plusMillis(1))));
  }

  @Test
  void neverChangesTheDateOfFirstPublication() {
    var first = live.metadata().firstPublishedAt().get();
    var again = live.unpublish(hourLater(live)).get().after();

    assertThat(publishedPost(again).metadata().firstPublishedAt().get()).isEqualTo(first);
    assertThat(again.publish(Option.some(first), hourLater(again)).isRight()).isTrue();
    assertThat(again.publish(Option.some(first.minusMillis(1)), hourLater(again)))
        .isEqualTo(left(new PublicationDateAlreadySet(first)));
  }

  @Test
  void removesTheScheduleOnPublication() {
    var scheduled = draft.schedule(SOON, NOW).get().after();

    assertThat(((PostPublished) published(scheduled).events().head()).firstPublication()).isTrue();
    assertThat(published(scheduled).after()).isInstanceOf(Published.class);
  }

  @Test
  void refusesMoreThanTheMaximumOfPublicSlugs() {
    var post = live;
    for (var n = 2; n <= SlugHistory.MAX_PUBLIC_SLUGS; n++) {
      post = publishedPost(edited(post, renamed("address-" + n)).after());
    }
    assertThat(post.metadata().slugHistory().publicSlugs()).hasSize(SlugHistory.MAX_PUBLIC_SLUGS);

    var oneMore = edited(post, renamed("one-more")).after();
    assertThat(oneMore.publish(Option.none(), hourLater(oneMore)))
        .isEqualTo(left(new TooManySlugs(SlugHistory.MAX_PUBLIC_SLUGS)));
    var oneAgain = edited(post, renamed("address-2")).after();
    assertThat(oneAgain.publish(Option.none(), hourLater(oneAgain)).isRight()).isTrue();
  }

  @Test
  void refusesAScheduleInThePast() {
    assertThat(draft.schedule(SOON.plusMillis(1), SOON))
        .isEqualTo(
            right(
                change(
                    draft,
                    new Scheduled(
                        draft.metadata().nextVersion(SOON), draft.content(), SOON.plusMillis(1)),
                    new PostScheduled(SOON.plusMillis(1)))));
    assertThat(draft.schedule(SOON, SOON)).isEqualTo(left(new ScheduledInThePast(SOON)));
  }

  @Test
  void becomesADraftWhenUnscheduled() {
    var scheduled = new Scheduled(draft.metadata(), draft.content(), SOON);

    assertThat(scheduled.unschedule(NOW))
        .isEqualTo(
            right(
                change(
                    scheduled,
                    new Draft(draft.metadata().nextVersion(NOW), draft.content()),
                    new PostUnscheduled())));
  }

  @Test
  void becomesADraftOfItsLatestContentWhenUnpublished() {
    var copied = edited(edited(live, retitled("Another")).after(), renamed("another")).after();

    assertThat(copied.unpublish(SOON))
        .isEqualTo(
            right(
                change(
                    copied,
                    new Draft(
                        copied.metadata().nextVersion(SOON).withSlug(slug("another")),
                        copied.content()),
                    new PostUnpublished(),
                    new PostSlugChanged(slug("post-1"), slug("another")))));
  }

  @Test
  void hasOnlyPublishedContentAfterADiscard() {
    var copied = edited(edited(live, retitled("Another")).after(), renamed("another")).after();

    assertThat(copied.discardWorkingCopy(SOON))
        .isEqualTo(
            right(
                change(
                    copied,
                    new Published(
                        copied.metadata().nextVersion(SOON),
                        live.publishedVersion(),
                        Option.none()),
                    new PostEdited(List.of("title", "slug")))));
  }

  @Test
  void keepsItsLatestContentInTheTrash() {
    var copied = edited(edited(live, retitled("Another")).after(), renamed("another")).after();

    assertThat(copied.trash(SOON))
        .isEqualTo(
            right(
                change(
                    copied,
                    new Trashed(
                        copied.metadata().nextVersion(SOON).withSlug(slug("another")),
                        copied.content(),
                        SOON),
                    new PostTrashed(),
                    new PostSlugChanged(slug("post-1"), slug("another")))));
  }

  @Test
  void staysInTheTrashForThirtyDays() {
    assertThat(new Trashed(live.metadata(), live.content(), NOW).purgeAt())
        .isEqualTo(NOW.plus(Duration.ofDays(30)));
  }

  @Test
  void isRestoredFromTheTrashAsADraft() {
    var trashed = new Trashed(live.metadata(), live.content(), NOW);

    assertThat(trashed.restore(SOON))
        .isEqualTo(
            right(
                change(
                    trashed,
                    new Draft(live.metadata().nextVersion(SOON), live.content()),
                    new PostRestored())));
  }

  @Test
  void isHiddenUnlessPublished() {
    assertThat(Post.authorize(Option.some(draft), BOB, EDIT_POST))
        .isEqualTo(left(new PostNotFound()));
    assertThat(Post.authorize(Option.some(live), BOB, EDIT_POST))
        .isEqualTo(left(new NotAllowed(EDIT_POST)));
    assertThat(Post.authorize(Option.some(live.unpublish(SOON).get().after()), BOB, EDIT_POST))
        .isEqualTo(left(new PostNotFound()));
    assertThat(Post.authorize(Option.some(live.trash(SOON).get().after()), BOB, EDIT_POST))
        .isEqualTo(left(new PostNotFound()));
  }

  private static PostChange change(Post before, Post after, PostEvent... events) {
    return new PostChange(Option.some(before), after, List.of(events));
  }
}
