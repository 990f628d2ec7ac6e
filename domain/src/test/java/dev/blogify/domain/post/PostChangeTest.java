package dev.blogify.domain.post;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.hourLater;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.publishedPost;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static dev.blogify.domain.post.PostFixtures.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.Version;
import dev.blogify.domain.post.Post.Published;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Consequences of changes for slugs, feeds and revisions. */
final class PostChangeTest {
  private final Published live =
      publishedPost(created(1, ALICE.id(), slug("one"), content("One", "java", "old")).after());

  @Test
  void claimsTheSlugAndStoresTheRevisionOfANewPost() {
    var change = created(1);

    assertThat(change.claimedSlugs()).isEqualTo(HashSet.of(slug("post-1")));
    assertThat(change.releasedSlugs()).isEmpty();
    assertThat(change.feedsToUpdate()).isEmpty();
    assertThat(change.feedsToRemoveFrom()).isEmpty();
    assertThat(change.newRevision())
        .isEqualTo(
            Option.some(
                new Revision(
                    id(1), ALICE.id(), Version.FIRST, content("Post 1"), id(1).createdAt())));
  }

  @Test
  void isEmptyOnlyWithoutEvents() {
    assertThat(created(1).isEmpty()).isFalse();
    assertThat(live.edit(renamed("one"), hourLater(live)).get().isEmpty()).isTrue();
  }

  @Test
  void releasesANeverPublishedSlug() {
    var change = edited(created(1).after(), renamed("another"));

    assertThat(change.claimedSlugs()).isEqualTo(HashSet.of(slug("another")));
    assertThat(change.releasedSlugs()).isEqualTo(HashSet.of(slug("post-1")));
    assertThat(change.newRevision()).isEmpty();
  }

  @Test
  void keepsPublishedSlugsReserved() {
    var copied = edited(live, renamed("two"));
    assertThat(copied.claimedSlugs()).isEqualTo(HashSet.of(slug("two")));
    assertThat(copied.releasedSlugs()).isEmpty();

    var republished = published(copied.after());
    assertThat(republished.claimedSlugs()).isEmpty();
    assertThat(republished.releasedSlugs()).isEmpty();
  }

  @Test
  void storesARevisionOfAWorkingCopyWithOnlyANewSlug() {
    var copied = edited(live, renamed("two"));

    assertThat(copied.newRevision().map(Revision::version))
        .isEqualTo(((Published) copied.after()).workingCopy().map(Post.WorkingCopy::version));
  }

  @Test
  void listsAPublishedPostUnderEachOfItsTags() {
    var change = published(created(2, ALICE.id(), slug("two"), content("Two", "java")).after());

    assertThat(change.feedsToUpdate())
        .containsExactlyInAnyOrder(new Feed.AllPosts(), new Feed.ByAuthor(ALICE.id()), tag("java"));
    assertThat(change.feedsToRemoveFrom()).isEmpty();
  }

  @Test
  void changesNoFeedWhileOnlyTheWorkingCopyChanges() {
    var copied = edited(live, retitled("Another"));
    assertThat(copied.feedsToUpdate()).isEmpty();
    assertThat(copied.feedsToRemoveFrom()).isEmpty();

    var discarded = copied.after().discardWorkingCopy(hourLater(copied.after())).get();
    assertThat(discarded.feedsToUpdate()).isEmpty();
    assertThat(discarded.feedsToRemoveFrom()).isEmpty();
  }

  @Test
  void movesARepublishedPostBetweenTagFeeds() {
    var change = published(edited(live, tagged("new", "java")).after());

    assertThat(change.feedsToUpdate())
        .containsExactlyInAnyOrder(
            new Feed.AllPosts(), new Feed.ByAuthor(ALICE.id()), tag("java"), tag("new"));
    assertThat(change.feedsToRemoveFrom()).containsExactly(tag("old"));
  }

  @Test
  void removesAnUnpublishedPostFromEachFeed() {
    var change = live.unpublish(hourLater(live)).get();

    assertThat(change.feedsToUpdate()).isEmpty();
    assertThat(change.feedsToRemoveFrom())
        .containsExactlyInAnyOrder(
            new Feed.AllPosts(), new Feed.ByAuthor(ALICE.id()), tag("java"), tag("old"));
  }

  @Test
  void changesAddUpToTheStateForRandomHistories() {
    for (var seed = 0L; seed < 500; seed++) {
      var random = new SplittableRandom(seed);
      var ledger = Ledger.EMPTY.record(created(1), seed);
      for (var step = 0; step < 30; step++) {
        var post = ledger.post().get();
        var decided = anyOperation(post, random);
        ledger =
            decided.isRight() && !decided.get().isEmpty()
                ? ledger.record(decided.get(), seed)
                : ledger;
      }
    }
  }

  private static Either<PostRefusal, PostChange> anyOperation(Post post, RandomGenerator random) {
    var now = hourLater(post);
    return switch (random.nextInt(10)) {
      case 0 -> post.edit(retitled("Title " + random.nextInt(3)), now);
      case 1 -> post.edit(renamed("slug-" + random.nextInt(6)), now);
      case 2 -> post.edit(tagged("tag-" + random.nextInt(3), "tag-" + random.nextInt(3)), now);
      case 3, 4 -> post.publish(Option.none(), now);
      case 5 -> post.schedule(now.plusSeconds(1), now);
      case 6 -> post.unschedule(now);
      case 7 -> post.discardWorkingCopy(now);
      case 8 -> random.nextBoolean() ? post.unpublish(now) : post.trash(now);
      default -> post.restore(now);
    };
  }

  private static Feed tag(String tag) {
    return new Feed.ByTag(new Tag(tag));
  }

  /** A store that applies the consequences of each change. */
  private record Ledger(
      Option<Post> post,
      Set<Slug> slugs,
      Map<Feed, PostSummary> feeds,
      Map<Version, Content> revisions) {
    static final Ledger EMPTY =
        new Ledger(Option.none(), HashSet.empty(), HashMap.empty(), HashMap.empty());

    Ledger record(PostChange change, long seed) {
      var after = change.after();
      assertThat(change.before()).as("seed %d", seed).isEqualTo(post);
      assertThat(after.version())
          .as("seed %d", seed)
          .isEqualTo(post.map(Post::version).getOrElse(Version.NONE).next());
      assertThat(slugs.intersect(change.claimedSlugs()))
          .as("seed %d: claimed twice", seed)
          .isEmpty();
      assertThat(slugs.containsAll(change.releasedSlugs())).as("seed %d: not held", seed).isTrue();
      var next =
          new Ledger(
              Option.some(after),
              slugs.removeAll(change.releasedSlugs()).addAll(change.claimedSlugs()),
              feeds
                  .removeAll(change.feedsToRemoveFrom())
                  .merge(summaries(change.feedsToUpdate(), after), (_, summary) -> summary),
              change
                  .newRevision()
                  .fold(() -> revisions, made -> revisions.put(made.version(), made.content())));
      next.agreesWithItsPost(seed);
      return next;
    }

    private void agreesWithItsPost(long seed) {
      var current = post.get();
      assertThat(slugs)
          .as("seed %d", seed)
          .isEqualTo(
              current
                  .metadata()
                  .slugHistory()
                  .publicSlugs()
                  .add(current.metadata().slugHistory().current())
                  .add(current.slug()));
      assertThat(feeds)
          .as("seed %d", seed)
          .isEqualTo(
              current instanceof Published live
                  ? summaries(live.feeds(), live)
                  : HashMap.<Feed, PostSummary>empty());
      assertThat(revisions.maxBy(revision -> revision._1.number()).get()._2)
          .as("seed %d: the newest revision", seed)
          .isEqualTo(current.content());
      if (current instanceof Published(_, _, var copy) && copy.isDefined()) {
        assertThat(revisions.get(copy.get().version()))
            .as("seed %d: the revision of the working copy", seed)
            .isEqualTo(Option.some(copy.get().content()));
      }
    }

    private static Map<Feed, PostSummary> summaries(Seq<Feed> feeds, Post post) {
      return feeds.toMap(feed -> feed, _ -> PostSummary.ofPublished((Published) post));
    }
  }
}
