package dev.blogify.adapters.in.consumers;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.media.MediaFixtures.requested;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.hourLater;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.CommandContext;
import dev.blogify.application.media.ExpireUploads;
import dev.blogify.application.media.InMemoryMediaLibrary;
import dev.blogify.application.media.InMemoryMediaStore;
import dev.blogify.application.media.PngInspector;
import dev.blogify.application.media.ReconcileMedia;
import dev.blogify.application.post.InMemoryPosts;
import dev.blogify.application.post.PublishDuePosts;
import dev.blogify.application.post.PurgeTrash;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.media.Media.Deleted;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostFixtures;
import dev.blogify.domain.post.PostId;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class MinuteJobsTest {
  private static final CommandContext CAUSE =
      new CommandContext(Actor.SYSTEM, "tick-7", Option.none());
  private static final Instant IN_A_YEAR = PostFixtures.NOW.plus(Duration.ofDays(365));
  private static final InstantSource CLOCK = InstantSource.fixed(IN_A_YEAR);

  private final InMemoryPosts posts = new InMemoryPosts();
  private final InMemoryMediaLibrary library = new InMemoryMediaLibrary();
  private final InMemoryMediaStore store = new InMemoryMediaStore(CLOCK);

  private final PostId scheduled = scheduled();
  private final PostId trashed = trashed();
  private final MediaId announced = announced();

  @Test
  void doesAllThatIsDueAndTellsWhichTickItWas() {
    tick(CLOCK).run("tick-7");

    assertThat(posts.find(scheduled).get()).isInstanceOf(Published.class);
    assertThat(posts.find(trashed)).isEmpty();
    assertThat(library.find(announced).get()).isInstanceOf(Deleted.class);
    assertThat(posts.committed().last().context()).isEqualTo(CAUSE);
    assertThat(posts.purged().last().context()).isEqualTo(CAUSE);
    assertThat(library.committed().last().context()).isEqualTo(CAUSE);
  }

  @Test
  void doesTheOthersIfOneFailsAndThenTellsOfIt() {
    InstantSource broken =
        () -> {
          throw new IllegalStateException("no time");
        };

    assertThatThrownBy(() -> tick(broken).run("tick-7")).hasMessage("no time");

    assertThat(posts.find(trashed)).isEmpty();
    assertThat(library.find(announced).get()).isInstanceOf(Deleted.class);
  }

  @Test
  void tellsHowLateItFindsThingsWhateverFailsThen() {
    var ages = new ArrayList<Duration>();
    InstantSource broken =
        () -> {
          throw new IllegalStateException("no time");
        };

    assertThatThrownBy(() -> tick(broken).run("tick-7", (_, age) -> ages.add(age)))
        .hasMessage("no time");
    tick(CLOCK).run("tick-8", (_, age) -> ages.add(age));

    assertThat(ages)
        .containsExactly(Duration.between(announced.createdAt(), IN_A_YEAR), Duration.ZERO);
  }

  @Test
  void doesAllEvenIfNobodyCanBeToldHowLateThatIs() {
    assertThatThrownBy(() ->
            tick(CLOCK)
                .run(
                    "tick-7",
                    (_, _) -> {
                      throw new IllegalStateException("nobody listens");
                    }))
        .hasMessage("nobody listens");

    assertThat(posts.find(scheduled).get()).isInstanceOf(Published.class);
    assertThat(library.find(announced).get()).isInstanceOf(Deleted.class);
  }

  @Test
  void reconcilesMediaEachDay() {
    store.putPending(announced, tinyPng(), "image/png");
    var sameDay = InstantSource.fixed(announced.createdAt().plusSeconds(60));

    Schedules.reconcileMedia(new ReconcileMedia(library, store, new PngInspector(), sameDay))
        .run("tick-7");

    assertThat(library.find(announced).get()).isInstanceOf(Ready.class);
    assertThat(library.committed().last().context()).isEqualTo(CAUSE);
  }

  private MinuteJobs tick(InstantSource clockOfPublication) {
    return new MinuteJobs(
        new PublishDuePosts(posts, clockOfPublication),
        new PurgeTrash(posts, CLOCK),
        new ExpireUploads(library, store, CLOCK));
  }

  private PostId scheduled() {
    var draft = posts.save(created(1));
    return posts.save(draft.schedule(IN_A_YEAR, hourLater(draft)).get()).id();
  }

  private PostId trashed() {
    var draft = posts.save(created(2));
    return posts.save(draft.trash(hourLater(draft)).get()).id();
  }

  private MediaId announced() {
    return library.save(requested(1, ALICE.id(), tinyPng())).id();
  }
}
