package dev.blogify.adapters.out.aws.dynamodb;

import static dev.blogify.adapters.out.aws.dynamodb.LocalTables.NAMES;
import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.post.PostFixtures.NOW;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.ExpectedVersion;
import dev.blogify.application.IdGenerator;
import dev.blogify.application.Page;
import dev.blogify.application.media.InMemoryMediaLibrary;
import dev.blogify.application.ports.Feeds;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Revisions;
import dev.blogify.application.post.CreatePost;
import dev.blogify.application.post.EditPost;
import dev.blogify.application.post.PlainTextRenderer;
import dev.blogify.application.post.PostTarget;
import dev.blogify.application.post.PublishPost;
import dev.blogify.application.post.ReadDraft;
import dev.blogify.application.post.ReadPublishedPost;
import dev.blogify.application.post.RestorePost;
import dev.blogify.application.post.TrashPost;
import dev.blogify.application.post.UnpublishPost;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal.InvalidState;
import dev.blogify.domain.post.PostRefusal.VersionConflict;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.PostSummary;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Tests that commands based on outdated lists are safe (DDB-4). */
final class LaggingReplicaTest {
  private static final Page.PageRequest PAGE = Page.PageRequest.firstPage(10);

  private final LaggingReplica client =
      new LaggingReplica(LocalTables.create(), LocalTables.create());
  private final InstantSource clock = InstantSource.fixed(NOW);
  private final Posts posts = new DynamoPosts(client, NAMES);
  private final Feeds feeds = new DynamoFeeds(client, NAMES);
  private final Revisions revisions = new DynamoRevisions(client, NAMES);
  private final InMemoryMediaLibrary media = new InMemoryMediaLibrary();
  private final CreatePost createPost =
      new CreatePost(
          posts, media, new PlainTextRenderer(), new IdGenerator(new SplittableRandom(1)), clock);
  private final EditPost editPost = new EditPost(posts, media, new PlainTextRenderer(), clock);
  private final PublishPost publishPost = new PublishPost(posts, clock);
  private final UnpublishPost unpublishPost = new UnpublishPost(posts, clock);
  private final TrashPost trashPost = new TrashPost(posts, clock);
  private final RestorePost restorePost = new RestorePost(posts, clock);
  private final ReadDraft readDraft = new ReadDraft(posts);
  private final ReadPublishedPost readPublishedPost = new ReadPublishedPost(posts);

  private final Post post = create();

  private Post create() {
    return createPost
        .handle(new CreatePost.Command(content("Hello", "java"), Option.none(), forActor(ALICE)))
        .get();
  }

  @Test
  void writersReadTheirOwnWritesById() {
    assertThat(postsOfAlice()).isEmpty();
    assertThat(readDraft.handle(post.id(), ALICE)).isEqualTo(right(post));
    assertThat(posts.findBySlug(post.slug())).isEqualTo(Option.some(post.id()));
    assertThat(revisions.find(post.id(), post.version())).isNotEmpty();

    var published = publish(edit(post, "Hello again"));

    assertThat(feed()).isEmpty();
    assertThat(readPublishedPost.handle(published.id())).isEqualTo(Option.some(published));
    assertThat(readPublishedPost.handle(published.slug())).isEqualTo(Option.some(published));
  }

  @Test
  void refusesTheVersionOfAnOutdatedList() {
    client.catchUp();
    var edited = edit(post, "Hello again");
    var listed = postsOfAlice().single();

    assertThat(listed).isEqualTo(PostSummary.ofLatestContent(post));
    assertThat(editPost.handle(new EditPost.Command(target(listed), retitled("Overwritten"))))
        .isEqualTo(left(new VersionConflict(edited.version())));
    assertThat(posts.find(post.id())).isEqualTo(Option.some(edited));
  }

  @Test
  void doesNotRestoreAPostThatAnOutdatedListShows() {
    var published = publish(post);
    client.catchUp();
    var unpublished = unpublishPost.handle(target(PostSummary.ofLatestContent(published))).get();
    var trashed = trashPost.handle(target(PostSummary.ofLatestContent(unpublished))).get();

    assertThat(feed().map(PostSummary::postId)).containsExactly(post.id());
    assertThat(readPublishedPost.handle(post.id())).isEmpty();
    assertThat(readPublishedPost.handle(post.slug())).isEmpty();
    assertThat(postsOfAlice()).isEqualTo(Vector.of(PostSummary.ofLatestContent(published)));
    assertThat(unpublishPost.handle(target(postsOfAlice().single())))
        .isEqualTo(left(new VersionConflict(trashed.version())));
    assertThat(unpublishPost.handle(targetOfEditor()))
        .isEqualTo(left(new InvalidState(PostStatus.TRASHED, Action.UNPUBLISH_POST)));
    assertThat(posts.find(post.id())).isEqualTo(Option.some(trashed));
  }

  @Test
  void changesPostsThatNoListShowsYet() {
    var trashed = trashPost.handle(targetOfEditor()).get();
    assertThat(postsByStatus(PostStatus.TRASHED)).isEmpty();

    var restored = restorePost.handle(targetOfEditor()).get();

    assertThat(postsByStatus(PostStatus.DRAFT)).isEmpty();
    client.catchUp();
    assertThat(trashed.version()).isEqualTo(new Version(2));
    assertThat(postsByStatus(PostStatus.TRASHED)).isEmpty();
    assertThat(postsByStatus(PostStatus.DRAFT))
        .isEqualTo(Vector.of(PostSummary.ofLatestContent(restored)));
  }

  @Test
  void findsAFreeSlugInSpiteOfOutdatedLists() {
    var second = create();

    assertThat(second.slug().value()).isEqualTo("hello-2");
  }

  @Test
  void showsAllChangesAfterReplication() {
    var published = publish(edit(post, "Hello again"));
    client.catchUp();

    assertThat(postsOfAlice()).isEqualTo(Vector.of(PostSummary.ofLatestContent(published)));
    assertThat(feed()).isEqualTo(Vector.of(PostSummary.ofLatestContent(published)));
    assertThat(revisions.findByPost(post.id(), PAGE).items()).hasSize(2);
  }

  private Post edit(Post before, String title) {
    return editPost
        .handle(new EditPost.Command(target(PostSummary.ofLatestContent(before)), retitled(title)))
        .get();
  }

  private Post.Published publish(Post before) {
    return (Post.Published)
        publishPost
            .handle(
                new PublishPost.Command(target(PostSummary.ofLatestContent(before)), Option.none()))
            .get();
  }

  /** The target of a command that is based on a list. */
  private static PostTarget target(PostSummary listed) {
    return new PostTarget(
        listed.postId(), new ExpectedVersion.OneOf(HashSet.of(listed.version())), forActor(ALICE));
  }

  private PostTarget targetOfEditor() {
    return new PostTarget(post.id(), new ExpectedVersion.AnyVersion(), forActor(ERIN));
  }

  private Seq<PostSummary> postsOfAlice() {
    return posts.findByAuthor(ALICE.id(), Option.none(), PAGE).items();
  }

  private Seq<PostSummary> postsByStatus(PostStatus status) {
    return posts.findByStatus(status, PAGE).items();
  }

  private Seq<PostSummary> feed() {
    return feeds.read(new Feed.AllPosts(), PAGE).items();
  }
}
