package dev.blogify.application.media;

import static dev.blogify.domain.media.MediaFixtures.plainText;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.ports.FileHeader;
import dev.blogify.application.ports.MediaInspector;
import dev.blogify.domain.media.FileFormat;
import dev.blogify.domain.media.ImageDimensions;
import dev.blogify.domain.media.MediaType;
import io.vavr.control.Option;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Contract of {@link MediaInspector}, with the one format that every implementation detects. */
public interface MediaInspectorContract {
  MediaInspector inspector();

  @Test
  default void detectsTheFormatAndSizeOfAPicture() {
    assertThat(inspector().inspect(new FileHeader(tinyPng()))).isEqualTo(Option.some(png(1, 1)));
  }

  @Test
  default void detectsNoFormatInOtherFiles() {
    assertThat(inspector().inspect(new FileHeader(plainText()))).isEmpty();
    assertThat(inspector().inspect(new FileHeader(new byte[0]))).isEmpty();
  }

  @Test
  default void acceptsAHeaderThatIsCutOffAtAnyByte() {
    for (var length = 0; length < tinyPng().length; length++) {
      assertThat(inspector().inspect(new FileHeader(Arrays.copyOf(tinyPng(), length))))
          .as("the first %d bytes", length)
          .isIn(
              Option.none(),
              Option.some(new FileFormat(MediaType.PNG, Option.none())),
              Option.some(png(1, 1)));
    }
  }

  private static FileFormat png(int width, int height) {
    return new FileFormat(MediaType.PNG, Option.some(new ImageDimensions(width, height)));
  }
}
