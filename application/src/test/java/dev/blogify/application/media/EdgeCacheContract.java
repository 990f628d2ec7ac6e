package dev.blogify.application.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link EdgeCache} promises to whoever changes what it keeps. */
public interface EdgeCacheContract {
  UUID ONE = new UUID(1, 1);
  UUID OTHER = new UUID(1, 2);
  Seq<String> PATHS = List.of("/media/1", "/assets/1/ab12");

  /** The cache, asked for nothing yet; the same throughout a test. */
  EdgeCache cache();

  /** What it was made to forget, each time. */
  Seq<Seq<String>> forgotten();

  @Test
  default void forgetsWhatItIsTold() {
    cache().forget(ONE, PATHS);
    cache().forget(OTHER, List.of("/slugs/%E6%97%A5%E6%9C%AC", "/posts*"));

    assertThat(forgotten()).containsExactly(PATHS, List.of("/slugs/%E6%97%A5%E6%9C%AC", "/posts*"));
  }

  @Test
  default void forgetsOnceWhatItIsToldAgain() {
    cache().forget(ONE, PATHS);
    cache().forget(ONE, PATHS);

    assertThat(forgotten()).containsExactly(PATHS);
  }

  @Test
  default void refusesOtherPathsForTheSameReason() {
    cache().forget(ONE, PATHS);

    assertThatThrownBy(() -> cache().forget(ONE, List.of("/other")))
        .isInstanceOf(RuntimeException.class);
    assertThat(forgotten()).containsExactly(PATHS);
  }

  @Test
  default void refusesWhatIsNoPath() {
    assertThatThrownBy(() -> cache().forget(ONE, List.of("assets/1")))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> cache().forget(OTHER, List.empty()))
        .isInstanceOf(RuntimeException.class);
    assertThat(forgotten()).isEmpty();
  }

  @Test
  default void forgetsTheSameForEachReason() {
    cache().forget(ONE, PATHS);
    cache().forget(OTHER, PATHS);

    assertThat(forgotten()).containsExactly(PATHS, PATHS);
  }
}
