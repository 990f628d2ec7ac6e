package dev.blogify.adapters.out.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.media.MediaInspectorContract;
import dev.blogify.application.ports.FileHeader;
import dev.blogify.application.ports.MediaInspector;
import dev.blogify.application.ports.UploadedObject;
import dev.blogify.domain.media.FileFormat;
import dev.blogify.domain.media.MediaType;
import io.vavr.control.Option;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HeaderMediaInspectorTest implements MediaInspectorContract {
  @Override
  public MediaInspector inspector() {
    return new HeaderMediaInspector();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0089PNG\r\n\u001A\n",
        "\u00FF\u00D8\u00FF<script>alert(1)</script>",
        "\u00FF\u00D8\u00FF\u00E0",
        "GIF89a",
        "RIFF\0\0\0\0WEBPVP8 ",
        "\0\0\0\u0018ftypavif\0\0\0\0avifmif1",
        "\0\0\0\u0018ftypisom\0\0\0\0isommp41"
      })
  void refusesASignatureWithoutContent(String text) {
    assertThat(inspector().inspect(new FileHeader(SampleHeaders.bytes(text)))).isEmpty();
    assertThat(inspector().inspect(new FileHeader(SampleHeaders.ebml("webm")))).isEmpty();
  }

  @Test
  void acceptsAPictureWhoseMetadataIsLongerThanTheHeader() {
    var metadata = SampleHeaders.bytes(0xFF, 0xE2, 0xFF, 0xFF, "x".repeat(0xFFFD));
    var start = SampleHeaders.bytes(0xFF, 0xD8, SampleHeaders.repeat(metadata, 40));
    var header = Arrays.copyOf(start, UploadedObject.MAX_HEADER_BYTES);

    assertThat(inspector().inspect(new FileHeader(header)))
        .contains(new FileFormat(MediaType.JPEG, Option.none()));
  }

  @Test
  void readsTheSizeBehindAMegabyteOfMetadata() {
    var metadata = SampleHeaders.bytes(0xFF, 0xE2, 0xFF, 0xFF, "x".repeat(0xFFFD));
    var picture =
        SampleHeaders.bytes(
            0xFF,
            0xD8,
            SampleHeaders.repeat(metadata, 16),
            Arrays.copyOfRange(SampleHeaders.JPEG, 2, SampleHeaders.JPEG.length));

    assertThat(inspector().inspect(new FileHeader(picture)))
        .contains(new FileFormat(MediaType.JPEG, Option.some(SampleHeaders.DIMENSIONS)));
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
