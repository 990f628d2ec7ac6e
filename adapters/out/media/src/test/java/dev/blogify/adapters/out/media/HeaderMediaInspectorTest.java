package dev.blogify.adapters.out.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.media.MediaInspectorContract;
import dev.blogify.application.ports.FileHeader;
import dev.blogify.application.ports.MediaInspector;
import dev.blogify.domain.media.FileFormat;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

final class HeaderMediaInspectorTest implements MediaInspectorContract {
  @Override
  public MediaInspector inspector() {
    return new HeaderMediaInspector();
  }

  @Test
  void detectsEachFormatAndTheSizeOfEachPicture() {
    assertThat(SampleHeaders.ALL)
        .allSatisfy(sample ->
            assertThat(inspector().inspect(new FileHeader(sample.bytes())))
                .contains(
                    new FileFormat(
                        sample.type(),
                        Option.when(sample.type().isImage(), SampleHeaders.DIMENSIONS))));
  }
}
