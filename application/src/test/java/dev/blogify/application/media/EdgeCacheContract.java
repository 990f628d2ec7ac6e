package dev.blogify.application.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.ports.EdgeCache;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Contract of {@link EdgeCache}. */
public interface EdgeCacheContract {
  UUID ONE = new UUID(1, 1);
  UUID OTHER = new UUID(1, 2);
  Seq<String> PATHS = List.of("/media/1", "/assets/1/ab12");

  /** A cache without invalidations; the same instance throughout a test. */
  EdgeCache cache();

  /** The paths of all invalidations. */
  Seq<Seq<String>> invalidatedPaths();

  @Test
  default void invalidatesTheGivenPaths() {
    cache().invalidate(ONE, PATHS);
    cache().invalidate(OTHER, List.of("/slugs/%E6%97%A5%E6%9C%AC", "/posts*"));

    assertThat(invalidatedPaths())
        .containsExactly(PATHS, List.of("/slugs/%E6%97%A5%E6%9C%AC", "/posts*"));
  }

  @Test
  default void invalidatesARepeatedRequestOnce() {
    cache().invalidate(ONE, PATHS);
    cache().invalidate(ONE, PATHS);

    assertThat(invalidatedPaths()).containsExactly(PATHS);
  }

  @Test
  default void refusesOtherPathsForTheSameId() {
    cache().invalidate(ONE, PATHS);

    assertThatThrownBy(() -> cache().invalidate(ONE, List.of("/other")))
        .isInstanceOf(RuntimeException.class);
    assertThat(invalidatedPaths()).containsExactly(PATHS);
  }

  @Test
  default void refusesInvalidPaths() {
    assertThatThrownBy(() -> cache().invalidate(ONE, List.of("assets/1")))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> cache().invalidate(OTHER, List.empty()))
        .isInstanceOf(RuntimeException.class);
    assertThat(invalidatedPaths()).isEmpty();
  }

  @Test
  default void invalidatesTheSamePathsForEachId() {
    cache().invalidate(ONE, PATHS);
    cache().invalidate(OTHER, PATHS);

    assertThat(invalidatedPaths()).containsExactly(PATHS, PATHS);
  }
}
