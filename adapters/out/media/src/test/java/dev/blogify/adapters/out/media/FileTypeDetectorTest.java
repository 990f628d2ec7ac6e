package dev.blogify.adapters.out.media;

import static dev.blogify.adapters.out.media.SampleHeaders.be32;
import static dev.blogify.adapters.out.media.SampleHeaders.box;
import static dev.blogify.adapters.out.media.SampleHeaders.bytes;
import static dev.blogify.adapters.out.media.SampleHeaders.ebml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.out.media.SampleHeaders.Sample;
import dev.blogify.domain.media.MediaType;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTypeDetectorTest {
  @Test
  void samplesCoverEachMediaType() {
    assertThat(samples().map(Sample::type)).contains(MediaType.values());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void detectsEachFormat(Sample sample) {
    assertThat(signature(sample.bytes())).contains(sample.type());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void detectsNoOtherFormatInACutOffFile(Sample sample) {
    for (int length = 0; length < sample.bytes().length; length++) {
      assertThat(signature(Arrays.copyOf(sample.bytes(), length)))
          .as("the first %d bytes", length)
          .isIn(Option.none(), Option.some(sample.type()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Just words.",
        "PNG, or so its name says",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "<!doctype html><script>alert(1)</script>",
        "BM6\0\0\0",
        "II*\0\b\0\0\0",
        "PK\u0003\u0004",
        "GIF88a",
        "%PDF-3.0",
        "RIFF\0\0\0\0WAVEfmt ",
        "RIFF\0\0\0\0WEBPXMP "
      })
  void detectsNoUnsupportedFormat(String text) {
    assertThat(signature(bytes(text))).isEmpty();
  }

  @Test
  void detectsSignaturesOnlyAtTheStart() {
    assertThat(
            samples()
                .reject(sample -> sample.type() == MediaType.PDF)
                .map(sample -> signature(bytes("\n", sample.bytes())))
                .append(signature(bytes(box("free"), SampleHeaders.AVIF))))
        .containsOnly(Option.none());
  }

  @Test
  void detectsAPdfAfterAByteOrderMarkAndWhiteSpace() {
    var prefixes = List.of(bytes("\n"), bytes(0xEF, 0xBB, 0xBF), bytes(0xEF, 0xBB, 0xBF, "\r\n "));

    assertThat(prefixes.map(prefix -> signature(bytes(prefix, SampleHeaders.PDF))))
        .containsOnly(Option.some(MediaType.PDF));
    assertThat(signature(bytes("<script>\n", SampleHeaders.PDF))).isEmpty();
    assertThat(signature(bytes("\n".repeat(1_025), SampleHeaders.PDF))).isEmpty();
  }

  @Test
  void detectsAnMp4AfterAFreeBox() {
    var boxes = List.of("free", "skip", "wide");

    assertThat(boxes.map(type -> signature(bytes(box(type, be32(0)), SampleHeaders.MP4))))
        .containsOnly(Option.some(MediaType.MP4));
    assertThat(signature(bytes(box("html"), SampleHeaders.MP4))).isEmpty();
  }

  @Test
  void distinguishesFormatsWithTheSameContainer() {
    assertThat(
            List.of(
                    box("ftyp", "mp42", be32(0), "isom"),
                    box("ftyp", "avis", be32(0), "msf1", "iso8"),
                    box("ftyp", "mif1", be32(0), "avif"),
                    box("ftyp", "heic", be32(0), "mif1", "isom"),
                    box("ftyp", "qt  ", be32(0x200), "qt  "),
                    box("ftyp", "qt  ", bytes("isom")),
                    ebml("matroska"),
                    ebml("webm\0\0"))
                .map(FileTypeDetectorTest::signature))
        .containsExactly(
            Option.some(MediaType.MP4),
            Option.some(MediaType.AVIF),
            Option.some(MediaType.AVIF),
            Option.none(),
            Option.none(),
            Option.none(),
            Option.none(),
            Option.some(MediaType.WEBM));
  }

  /** Harmless, because they are served with this content type and {@code nosniff}. */
  @Test
  void detectsAPolyglotAsTheFormatThatItStartsWith() {
    assertThat(
            List.of(
                    bytes("GIF89a/*", SampleHeaders.GIF, "*/=1;alert(1)//"),
                    bytes(SampleHeaders.GIF, "<html><script>alert(1)</script>"),
                    bytes(SampleHeaders.JPEG, "PK\u0003\u0004"),
                    bytes(SampleHeaders.PDF, "<script>alert(1)</script>"))
                .map(FileTypeDetectorTest::signature))
        .containsExactly(
            Option.some(MediaType.GIF),
            Option.some(MediaType.GIF),
            Option.some(MediaType.JPEG),
            Option.some(MediaType.PDF));
  }

  private static Option<MediaType> signature(byte[] bytes) {
    return FileTypeDetector.detect(new HeaderBytes(bytes));
  }

  private static Seq<Sample> samples() {
    return SampleHeaders.ALL;
  }
}
