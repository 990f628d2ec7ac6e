package dev.blogify.application.post;

import static dev.blogify.domain.access.TestUsers.ADA;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.access.TestUsers.RITA;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.hourLater;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.published;
import static dev.blogify.domain.post.PostFixtures.renamed;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.ports.PostTags;
import dev.blogify.application.ports.Revisions;
import dev.blogify.application.ports.TagCounts.TagCount;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostRefusal.NotAllowed;
import dev.blogify.domain.post.PostRefusal.PostNotFound;
import dev.blogify.domain.post.PostRefusal.RevisionNotFound;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.PostSummary;
import dev.blogify.domain.post.Revision;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

final class ReadPostsTest {
  private static final Page.PageRequest TEN = Page.PageRequest.firstPage(10);

  private final InMemoryPosts posts = new InMemoryPosts();
  private final ReadPublishedPost readPublished = new ReadPublishedPost(posts);
  private final ReadDraft readDraft = new ReadDraft(posts);
  private final ReadRevisions readRevisions = new ReadRevisions(posts, posts);
  private final ListPosts listWork = new ListPosts(posts);

  @Test
  void showsOnlyPublishedPostsToThePublic() {
    var draft = posts.save(created(1));
    assertThat(readPublished.handle(draft.id())).isEmpty();
    assertThat(readPublished.handle(draft.slug())).isEmpty();
    assertThat(readPublished.handle(id(2))).isEmpty();

    var live = (Published) posts.save(published(draft));
    assertThat(readPublished.handle(live.id())).isEqualTo(Option.some(live));
    assertThat(readPublished.handle(slug("post-1"))).isEqualTo(Option.some(live));

    posts.save(live.trash(hourLater(live)).get());
    assertThat(readPublished.handle(live.id())).isEmpty();
    assertThat(readPublished.handle(slug("post-1"))).isEmpty();
  }

  @Test
  void findsAPostByAFormerSlug() {
    var live = posts.save(published(posts.save(created(1))));
    var renamed = posts.save(published(posts.save(edited(live, renamed("another")))));

    assertThat(readPublished.handle(slug("post-1"))).isEqualTo(Option.some(renamed));
    assertThat(readPublished.handle(slug("another"))).isEqualTo(Option.some(renamed));
  }

  @Test
  void doesNotFindAPostByTheSlugOfAWorkingCopy() {
    var live = posts.save(published(posts.save(created(1))));
    posts.save(edited(live, renamed("another")));

    assertThat(readPublished.handle(slug("another"))).isEmpty();
    assertThat(readPublished.handle(slug("post-1"))).isNotEmpty();
  }

  @Test
  void showsDraftsToTheirAuthorAndEditors() {
    var draft = posts.save(created(1));

    for (var actor : List.of(ALICE, ERIN, ADA)) {
      assertThat(readDraft.handle(draft.id(), actor)).isEqualTo(right(draft));
    }
    for (var actor : List.of(BOB, RITA)) {
      assertThat(readDraft.handle(draft.id(), actor)).isEqualTo(left(new PostNotFound()));
    }
    assertThat(readDraft.handle(draft.id(), Actor.SYSTEM))
        .isEqualTo(left(new NotAllowed(Action.READ_DRAFT)));
    assertThat(readDraft.handle(id(2), ERIN)).isEqualTo(left(new PostNotFound()));
  }

  @Test
  void forbidsTheDraftOfAPublishedPostInsteadOfHidingIt() {
    var live = posts.save(published(posts.save(created(1))));

    assertThat(readDraft.handle(live.id(), BOB)).isEqualTo(left(new NotAllowed(Action.READ_DRAFT)));
  }

  @Test
  void showsRevisionsToReadersOfTheDraft() {
    var first = posts.save(created(1));
    var second = posts.save(edited(first, retitled("Second")));

    assertThat(readRevisions.list(first.id(), ALICE, TEN))
        .isEqualTo(right(new Page<>(Vector.of(entry(second), entry(first)), Option.none())));
    assertThat(readRevisions.read(first.id(), Version.FIRST, ERIN))
        .isEqualTo(
            right(
                new Revision(
                    first.id(),
                    ALICE.id(),
                    Version.FIRST,
                    first.content(),
                    first.metadata().updatedAt())));
    assertThat(readRevisions.read(first.id(), new Version(9), ALICE))
        .isEqualTo(left(new RevisionNotFound(new Version(9))));
    assertThat(readRevisions.list(first.id(), BOB, TEN)).isEqualTo(left(new PostNotFound()));
    assertThat(readRevisions.read(first.id(), new Version(9), BOB))
        .isEqualTo(left(new PostNotFound()));
  }

  @Test
  void listsPublishedPosts() {
    var draft = posts.save(created(1, ALICE.id(), slug("one"), content("One", "java")));
    var live = (Published) posts.save(published(draft));
    posts.save(created(2));

    var page = new Page<>(Vector.of(PostSummary.ofPublished(live)), Option.<String>none());
    var list = new ListPublishedPosts(posts);
    assertThat(list.handle(new Feed.AllPosts(), TEN)).isEqualTo(page);
    assertThat(list.handle(new Feed.ByAuthor(ALICE.id()), TEN)).isEqualTo(page);
    assertThat(list.handle(new Feed.ByTag(new Tag("java")), TEN)).isEqualTo(page);
  }

  @Test
  void listsTagCounts() {
    var tagCounts = new InMemoryTagCounts();
    var tags = new PostTags(id(1), "0000000002.00", Vector.of(new Tag("java")));

    assertThat(new CountTags(tagCounts).handle(tags)).isTrue();
    assertThat(new CountTags(tagCounts).handle(tags)).isFalse();

    assertThat(new ListTags(tagCounts).handle(TEN))
        .isEqualTo(new Page<>(Vector.of(new TagCount(new Tag("java"), 1)), Option.none()));
  }

  @Test
  void listsOwnPostsToEveryoneAndAllPostsToEditors() {
    var alices = posts.save(created(1));
    var bobs = posts.save(created(2, BOB.id(), slug("bob"), content("Bob's")));

    assertThat(listWork.listOwn(ALICE.id(), Option.none(), TEN).items())
        .isEqualTo(Vector.of(PostSummary.ofLatestContent(alices)));
    assertThat(listWork.listAllUnpublished(ERIN, PostStatus.DRAFT, TEN).get().items())
        .isEqualTo(Vector.of(bobs, alices).map(PostSummary::ofLatestContent));
    for (var actor : List.of(ALICE, RITA, Actor.SYSTEM)) {
      assertThat(listWork.listAllUnpublished(actor, PostStatus.DRAFT, TEN))
          .isEqualTo(left(new NotAllowed(Action.LIST_ALL_UNPUBLISHED_POSTS)));
    }
  }

  private static Revisions.RevisionSummary entry(Post post) {
    return new Revisions.RevisionSummary(
        post.version(), post.content().title(), post.metadata().updatedAt());
  }
}
