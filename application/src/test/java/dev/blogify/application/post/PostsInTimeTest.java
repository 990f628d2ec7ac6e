package dev.blogify.application.post;

import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.later;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.slug;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.Cause;
import dev.blogify.application.Page;
import dev.blogify.application.Race;
import dev.blogify.application.Sweep;
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
import dev.blogify.domain.post.Slug;
import dev.blogify.domain.post.Status;
import dev.blogify.domain.post.Summary;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Ticks that come late, twice, at once, or not at all; and somebody who edits meanwhile. */
final class PostsInTimeTest {
  private static final Instant DUE = PostFixtures.NOW.plusSeconds(86_400);
  private static final Cause TICK = new Cause(Actor.SYSTEM, "tick-1", Option.none());

  private final InMemoryPosts posts = new InMemoryPosts();

  @Test
  void publishesWhatIsDueAndNothingElse() {
    var due = schedule(1, DUE);
    var early = schedule(2, DUE.plusMillis(1));
    var draft = posts.save(created(3));

    publish(posts, DUE);

    assertThat(posts.find(due.id()).get()).isInstanceOf(Published.class);
    assertThat(posts.find(early.id())).contains(early);
    assertThat(posts.find(draft.id())).contains(draft);
    assertThat(posts.committed().last().cause()).isEqualTo(TICK);
  }

  @Test
  void publishesOnceHoweverManyTicksComeAtOnce() throws Exception {
    Vector.range(1, 21).forEach(number -> schedule(number, DUE));

    Race.among(
        8,
        _ -> {
          publish(posts, DUE);
          return 0;
        });

    assertThat(publications()).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void publishesWhatWasDueLongAgoAsOfThen() {
    schedule(1, DUE);

    publish(posts, DUE.plusSeconds(86_400 * 7));

    assertThat(posts.committed().last().change().after())
        .isInstanceOfSatisfying(
            Published.class, post -> assertThat(post.firstPublished()).isEqualTo(DUE));
  }

  @Test
  void publishesABacklogOfMoreThanOneBatch() {
    Vector.range(0, Sweep.BATCH * 2 + 1).forEach(number -> schedule(number, DUE));

    publish(posts, DUE);

    assertThat(publications()).hasSize(Sweep.BATCH * 2 + 1);
  }

  @Test
  void publishesTheEditOfWhoWasFaster() {
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
            post -> assertThat(post.live().content().title().value()).isEqualTo("Faster"));
    assertThat(publications()).hasSize(1);
  }

  @Test
  void leavesAloneWhatSomebodyHasJustTakenBack() {
    var due = schedule(1, DUE);
    var racing =
        new Racing(_ -> {
          if (posts.find(due.id()).contains(due)) {
            posts.save(due.unschedule(later(due)).get());
          }
        });

    publish(racing, DUE);

    assertThat(posts.find(due.id()).get()).isInstanceOf(Draft.class);
    assertThat(publications()).isEmpty();
  }

  @Test
  void publishesNothingAgainThatAnIndexStillLists() {
    var due = schedule(1, DUE);
    publish(posts, DUE);
    var purged = PostFixtures.id(9);
    var lagging = new Racing(_ -> {}, due.id(), purged);

    publish(lagging, DUE.plusSeconds(60));

    assertThat(publications()).containsExactly(due.id());
  }

  @Test
  void aPostThatFailsHoldsUpNoOther() {
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
  void purgesWhatIsDueAndNothingElse() {
    var due = trash(posts.save(created(1)));
    var early = trash(posts.save(created(2)));

    purge(posts, due.purgeAt());
    purge(posts, due.purgeAt());

    assertThat(posts.find(due.id())).isEmpty();
    assertThat(posts.holder(slug("post-1"))).isEmpty();
    assertThat(posts.find(early.id())).contains(early);
    assertThat(posts.purged())
        .singleElement()
        .satisfies(purge -> {
          assertThat(purge.cause()).isEqualTo(TICK);
          assertThat(purge.change().events()).containsExactly(new PostPurged());
        });
  }

  @Test
  void purgesOnceHoweverManyTicksComeAtOnce() throws Exception {
    var trashed = Vector.range(1, 21).map(number -> trash(posts.save(created(number)))).last();

    Race.among(
        8,
        _ -> {
          purge(posts, trashed.purgeAt());
          return 0;
        });

    assertThat(posts.purged()).hasSize(20);
  }

  @Test
  void purgesNothingThatAnIndexStillListsThoughItCameBack() {
    var trashed = trash(posts.save(created(1)));
    var restored = posts.save(trashed.restore(later(trashed)).get());
    var again = trash(posts.save(created(2)));
    var gone = PostFixtures.id(9);
    var lagging = new Racing(_ -> {}, restored.id(), again.id(), gone);

    purge(lagging, again.purgeAt().minusMillis(1));

    assertThat(posts.purged()).isEmpty();
    assertThat(posts.find(restored.id())).contains(restored);
  }

  private Scheduled schedule(int number, Instant publishAt) {
    var draft = posts.save(created(number));
    return (Scheduled) posts.save(draft.schedule(publishAt, later(draft)).get());
  }

  private Trashed trash(Post post) {
    return (Trashed) posts.save(post.trash(later(post)).get());
  }

  private Seq<PostId> publications() {
    return posts
        .committed()
        .filter(each -> each.change().events().exists(PostPublished.class::isInstance))
        .map(each -> each.change().after().id());
  }

  private static void publish(Posts posts, Instant now) {
    new PublishDuePosts(posts, InstantSource.fixed(now)).handle(TICK);
  }

  private static void purge(Posts posts, Instant now) {
    new PurgeTrash(posts, InstantSource.fixed(now)).handle(TICK);
  }

  /** The posts, where something happens before each commit, and whose indexes lag behind. */
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
    public Option<Published> published(PostId id) {
      return posts.published(id);
    }

    @Override
    public Option<PostId> holder(Slug slug) {
      return posts.holder(slug);
    }

    @Override
    public Either<Conflict, Post> commit(PostChange change, Cause cause) {
      before.accept(change);
      return posts.commit(change, cause);
    }

    @Override
    public Either<Conflict.Outdated, PostId> purge(PostPurge purge, Cause cause) {
      return posts.purge(purge, cause);
    }

    @Override
    public Seq<PostId> toPublish(Instant now, int limit) {
      return stillListed.appendAll(posts.toPublish(now, limit)).distinct();
    }

    @Override
    public Seq<PostId> toPurge(Instant now, int limit) {
      return stillListed.appendAll(posts.toPurge(now, limit)).distinct();
    }

    @Override
    public Page<Summary> by(UserId author, Option<Status> status, Page.Request page) {
      return posts.by(author, status, page);
    }

    @Override
    public Page<Summary> in(Status unpublished, Page.Request page) {
      return posts.in(unpublished, page);
    }
  }
}
