package dev.blogify.application.post;

import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.hourLater;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.BatchRunner;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ConcurrentRunner;
import dev.blogify.application.Page;
import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Draft;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Post.Scheduled;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostEvent.PostPublished;
import dev.blogify.domain.post.PostEvent.PostPurged;
import dev.blogify.domain.post.PostFixtures;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.PostSummary;
import dev.blogify.domain.post.Slug;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Late, repeated, concurrent and missed runs of jobs, and concurrent edits. */
final class ScheduledPostJobsTest {
  private static final Instant DUE = PostFixtures.NOW.plusSeconds(86_400);
  private static final CommandContext JOB_CONTEXT =
      new CommandContext(Actor.SYSTEM, "tick-1", Option.none());

  private final InMemoryPosts posts = new InMemoryPosts();

  @Test
  void publishesOnlyDuePosts() {
    var due = schedule(1, DUE);
    var early = schedule(2, DUE.plusMillis(1));
    var draft = posts.save(created(3));

    publish(posts, DUE);

    assertThat(posts.find(due.id()).get()).isInstanceOf(Published.class);
    assertThat(posts.find(early.id())).contains(early);
    assertThat(posts.find(draft.id())).contains(draft);
    assertThat(posts.committed().last().context()).isEqualTo(JOB_CONTEXT);
  }

  @Test
  void publishesOnceDespiteConcurrentRuns() throws Exception {
    Vector.range(1, 21).forEach(number -> schedule(number, DUE));

    ConcurrentRunner.run(
        8,
        _ -> {
          publish(posts, DUE);
          return 0;
        });

    assertThat(publications()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void publishesLateWithTheScheduledDate() {
    schedule(1, DUE);

    publish(posts, DUE.plusSeconds(86_400 * 7));

    assertThat(posts.committed().last().change().after())
        .isInstanceOfSatisfying(
            Published.class,
            post -> assertThat(post.metadata().firstPublishedAt().get()).isEqualTo(DUE));
  }

  @Test
  void publishesABacklogOfMoreThanOneBatch() {
    Vector.range(0, BatchRunner.BATCH_SIZE * 2 + 1).forEach(number -> schedule(number, DUE));

    publish(posts, DUE);

    assertThat(publications()).hasSize(BatchRunner.BATCH_SIZE * 2 + 1);
  }

  @Test
  void publishesAConcurrentEdit() {
    var due = schedule(1, DUE);
    var racing =
        new Racing(_ -> {
          if (posts.find(due.id()).contains(due)) {
            posts.save(edited(due, retitled("Faster")));
          }
        });

    publish(racing, DUE);

    assertThat(posts.find(due.id()).get())
        .isInstanceOfSatisfying(
            Published.class,
            post ->
                assertThat(post.publishedVersion().content().title().value()).isEqualTo("Faster"));
    assertThat(publications()).hasSize(1);
  }

  @Test
  void doesNotPublishAConcurrentlyUnscheduledPost() {
    var due = schedule(1, DUE);
    var racing =
        new Racing(_ -> {
          if (posts.find(due.id()).contains(due)) {
            posts.save(due.unschedule(hourLater(due)).get());
          }
        });

    publish(racing, DUE);

    assertThat(posts.find(due.id()).get()).isInstanceOf(Draft.class);
    assertThat(publications()).isEmpty();
  }

  @Test
  void doesNotRepublishAPostInAStaleIndex() {
    var due = schedule(1, DUE);
    publish(posts, DUE);
    var purged = PostFixtures.id(9);
    var lagging = new Racing(_ -> {}, due.id(), purged);

    publish(lagging, DUE.plusSeconds(60));

    assertThat(publications()).containsExactly(due.id());
  }

  @Test
  void failureOfOnePostDoesNotStopOthers() {
    var broken = schedule(1, DUE);
    var other = schedule(2, DUE.plusMillis(1));
    var failing =
        new Racing(change -> {
          if (change.after().id().equals(broken.id())) {
            throw new IllegalStateException("broken");
          }
        });

    assertThatThrownBy(() -> publish(failing, DUE.plusSeconds(1))).hasMessage("broken");

    assertThat(publications()).containsExactly(other.id());
  }

  @Test
  void purgesOnlyDuePosts() {
    var due = trash(posts.save(created(1)));
    var early = trash(posts.save(created(2)));

    purge(posts, due.purgeAt());
    purge(posts, due.purgeAt());

    assertThat(posts.find(due.id())).isEmpty();
    assertThat(posts.findBySlug(slug("post-1"))).isEmpty();
    assertThat(posts.find(early.id())).contains(early);
    assertThat(posts.purged())
        .singleElement()
        .satisfies(purge -> {
          assertThat(purge.context()).isEqualTo(JOB_CONTEXT);
          assertThat(purge.change().events()).containsExactly(new PostPurged());
        });
  }

  @Test
  void purgesOnceDespiteConcurrentRuns() throws Exception {
    var trashed = Vector.range(1, 21).map(number -> trash(posts.save(created(number)))).last();

    ConcurrentRunner.run(
        8,
        _ -> {
          purge(posts, trashed.purgeAt());
          return 0;
        });

    assertThat(posts.purged()).hasSize(20);
  }

  @Test
  void doesNotPurgeARestoredPostInAStaleIndex() {
    var trashed = trash(posts.save(created(1)));
    var restored = posts.save(trashed.restore(hourLater(trashed)).get());
    var again = trash(posts.save(created(2)));
    var gone = PostFixtures.id(9);
    var lagging = new Racing(_ -> {}, restored.id(), again.id(), gone);

    purge(lagging, again.purgeAt().minusMillis(1));

    assertThat(posts.purged()).isEmpty();
    assertThat(posts.find(restored.id())).contains(restored);
  }

  private Scheduled schedule(int number, Instant publishAt) {
    var draft = posts.save(created(number));
    return (Scheduled) posts.save(draft.schedule(publishAt, hourLater(draft)).get());
  }

  private Trashed trash(Post post) {
    return (Trashed) posts.save(post.trash(hourLater(post)).get());
  }

  private Seq<PostId> publications() {
    return posts
        .committed()
        .filter(each -> each.change().events().exists(PostPublished.class::isInstance))
        .map(each -> each.change().after().id());
  }

  private static void publish(Posts posts, Instant now) {
    new PublishDuePosts(posts, InstantSource.fixed(now)).handle(JOB_CONTEXT);
  }

  private static void purge(Posts posts, Instant now) {
    new PurgeTrash(posts, InstantSource.fixed(now)).handle(JOB_CONTEXT);
  }

  /** Posts with a concurrent change before each commit, and with stale indexes. */
  private final class Racing implements Posts {
    private final Consumer<PostChange> before;
    private final Seq<PostId> stillListed;

    Racing(Consumer<PostChange> before, PostId... stillListed) {
      this.before = before;
      this.stillListed = Vector.of(stillListed);
    }

    @Override
    public Option<Post> find(PostId id) {
      return posts.find(id);
    }

    @Override
    public Option<Published> findPublished(PostId id) {
      return posts.findPublished(id);
    }

    @Override
    public Option<PostId> findBySlug(Slug slug) {
      return posts.findBySlug(slug);
    }

    @Override
    public Either<Conflict, Post> commit(PostChange change, CommandContext context) {
      before.accept(change);
      return posts.commit(change, context);
    }

    @Override
    public Either<Conflict.OutdatedVersion, PostId> purge(PostPurge purge, CommandContext context) {
      return posts.purge(purge, context);
    }

    @Override
    public Seq<PostId> findDueForPublication(Instant now, int limit) {
      return stillListed.appendAll(posts.findDueForPublication(now, limit)).distinct();
    }

    @Override
    public Seq<PostId> findDueForPurge(Instant now, int limit) {
      return stillListed.appendAll(posts.findDueForPurge(now, limit)).distinct();
    }

    @Override
    public Page<PostSummary> findByAuthor(
        UserId author, Option<PostStatus> status, Page.PageRequest page) {
      return posts.findByAuthor(author, status, page);
    }

    @Override
    public Page<PostSummary> findByStatus(PostStatus unpublished, Page.PageRequest page) {
      return posts.findByStatus(unpublished, page);
    }
  }
}
