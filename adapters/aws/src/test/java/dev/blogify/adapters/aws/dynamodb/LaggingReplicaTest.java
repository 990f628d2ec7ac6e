package dev.blogify.adapters.aws.dynamodb;

import static dev.blogify.adapters.aws.dynamodb.LocalTables.NAMES;
import static dev.blogify.application.Causes.by;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.ERIN;
import static dev.blogify.domain.post.PostFixtures.NOW;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Expected;
import dev.blogify.application.Ids;
import dev.blogify.application.Page;
import dev.blogify.application.media.InMemoryMediaLibrary;
import dev.blogify.application.post.CreatePost;
import dev.blogify.application.post.EditPost;
import dev.blogify.application.post.Feeds;
import dev.blogify.application.post.PostTarget;
import dev.blogify.application.post.Posts;
import dev.blogify.application.post.PublishPost;
import dev.blogify.application.post.ReadDraft;
import dev.blogify.application.post.ReadPublishedPost;
import dev.blogify.application.post.RestorePost;
import dev.blogify.application.post.Revisions;
import dev.blogify.application.post.TrashPost;
import dev.blogify.application.post.UnpublishPost;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal.NotIn;
import dev.blogify.domain.post.PostRefusal.Stale;
import dev.blogify.domain.post.Status;
import dev.blogify.domain.post.Summary;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** DDB-4: lists may be old; nobody who goes on from an old list comes to harm. */
final class LaggingReplicaTest {
  private static final Page.Request PAGE = Page.Request.first(10);

  private final LaggingReplica client =
      new LaggingReplica(LocalTables.create(), LocalTables.create());
  private final InstantSource clock = InstantSource.fixed(NOW);
  private final Posts posts = new DynamoPosts(client, NAMES);
  private final Feeds feeds = new DynamoFeeds(client, NAMES);
  private final Revisions revisions = new DynamoRevisions(client, NAMES);
  private final InMemoryMediaLibrary media = new InMemoryMediaLibrary();
  private final CreatePost createPost =
      new CreatePost(posts, media, new Ids(new SplittableRandom(1)), clock);
  private final EditPost editPost = new EditPost(posts, media, clock);
  private final PublishPost publishPost = new PublishPost(posts, clock);
  private final UnpublishPost unpublishPost = new UnpublishPost(posts, clock);
  private final TrashPost trashPost = new TrashPost(posts, clock);
  private final RestorePost restorePost = new RestorePost(posts, clock);
  private final ReadDraft readDraft = new ReadDraft(posts);
  private final ReadPublishedPost readPublishedPost = new ReadPublishedPost(posts);

  private final Post post = create();

  private Post create() {
    return createPost
        .handle(new CreatePost.Command(content("Hello", "java"), Option.none(), by(ALICE)))
        .get();
  }

  @Test
  void writersReadTheirOwnWritesById() {
    assertThat(ownWork()).isEmpty();
    assertThat(readDraft.handle(post.id(), ALICE)).isEqualTo(right(post));
    assertThat(posts.holder(post.slug())).isEqualTo(Option.some(post.id()));
    assertThat(revisions.find(post.id(), post.version())).isNotEmpty();

    var published = publish(edit(post, "Hello again"));

    assertThat(feed()).isEmpty();
    assertThat(readPublishedPost.handle(published.id())).isEqualTo(Option.some(published));
    assertThat(readPublishedPost.handle(published.slug())).isEqualTo(Option.some(published));
  }

  @Test
  void refusesTheVersionThatAnOldListTells() {
    client.catchUp();
    var edited = edit(post, "Hello again");
    var listed = ownWork().single();

    assertThat(listed).isEqualTo(Summary.newest(post));
    assertThat(editPost.handle(new EditPost.Command(from(listed), retitled("Overwritten"))))
        .isEqualTo(left(new Stale(edited.version())));
    assertThat(posts.find(post.id())).isEqualTo(Option.some(edited));
  }

  @Test
  void bringsNothingBackThatAnOldListStillShows() {
    var published = publish(post);
    client.catchUp();
    var unpublished = unpublishPost.handle(from(Summary.newest(published))).get();
    var trashed = trashPost.handle(from(Summary.newest(unpublished))).get();

    assertThat(feed().map(Summary::post)).containsExactly(post.id());
    assertThat(readPublishedPost.handle(post.id())).isEmpty();
    assertThat(readPublishedPost.handle(post.slug())).isEmpty();
    assertThat(ownWork()).isEqualTo(Vector.of(Summary.newest(published)));
    assertThat(unpublishPost.handle(from(ownWork().single())))
        .isEqualTo(left(new Stale(trashed.version())));
    assertThat(unpublishPost.handle(whatever()))
        .isEqualTo(left(new NotIn(Status.TRASHED, Act.UNPUBLISH_POST)));
    assertThat(posts.find(post.id())).isEqualTo(Option.some(trashed));
  }

  @Test
  void changesWhatNoListShowsYet() {
    var trashed = trashPost.handle(whatever()).get();
    assertThat(everybodysWork(Status.TRASHED)).isEmpty();

    var restored = restorePost.handle(whatever()).get();

    assertThat(everybodysWork(Status.DRAFT)).isEmpty();
    client.catchUp();
    assertThat(trashed.version()).isEqualTo(new Version(2));
    assertThat(everybodysWork(Status.TRASHED)).isEmpty();
    assertThat(everybodysWork(Status.DRAFT)).isEqualTo(Vector.of(Summary.newest(restored)));
  }

  @Test
  void findsAFreeSlugWhateverListsShow() {
    var second = create();

    assertThat(second.slug().value()).isEqualTo("hello-2");
  }

  @Test
  void showsEverythingOnceCaughtUp() {
    var published = publish(edit(post, "Hello again"));
    client.catchUp();

    assertThat(ownWork()).isEqualTo(Vector.of(Summary.newest(published)));
    assertThat(feed()).isEqualTo(Vector.of(Summary.newest(published)));
    assertThat(revisions.of(post.id(), PAGE).items()).hasSize(2);
  }

  private Post edit(Post before, String title) {
    return editPost
        .handle(new EditPost.Command(from(Summary.newest(before)), retitled(title)))
        .get();
  }

  private Post.Published publish(Post before) {
    return (Post.Published)
        publishPost
            .handle(new PublishPost.Command(from(Summary.newest(before)), Option.none()))
            .get();
  }

  /** What somebody means who goes by a list. */
  private static PostTarget from(Summary listed) {
    return new PostTarget(
        listed.post(), new Expected.OneOf(HashSet.of(listed.version())), by(ALICE));
  }

  private PostTarget whatever() {
    return new PostTarget(post.id(), new Expected.Whatever(), by(ERIN));
  }

  private Seq<Summary> ownWork() {
    return posts.by(ALICE.id(), Option.none(), PAGE).items();
  }

  private Seq<Summary> everybodysWork(Status status) {
    return posts.in(status, PAGE).items();
  }

  private Seq<Summary> feed() {
    return feeds.read(new Feed.All(), PAGE).items();
  }
}
