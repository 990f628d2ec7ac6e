package dev.blogify.adapters.out.media;

import static dev.blogify.adapters.out.media.SampleHeaders.DIMENSIONS;
import static dev.blogify.adapters.out.media.SampleHeaders.be32;
import static dev.blogify.adapters.out.media.SampleHeaders.box;
import static dev.blogify.adapters.out.media.SampleHeaders.bytes;
import static dev.blogify.adapters.out.media.SampleHeaders.ispe;
import static dev.blogify.adapters.out.media.SampleHeaders.largeBox;
import static dev.blogify.adapters.out.media.SampleHeaders.meta;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.blogify.adapters.out.media.SampleHeaders.Sample;
import dev.blogify.application.ports.UploadedObject;
import dev.blogify.domain.media.ImageDimensions;
import dev.blogify.domain.media.MediaType;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDimensionsReaderTest {
  private static final int ROUNDS = 20_000;
  private static final int LONGEST_GARBAGE = 400;

  @ParameterizedTest
  @MethodSource("pictures")
  void readsWidthAndHeightOfEachFormat(Sample sample) {
    assertThat(size(sample.type(), sample.bytes())).contains(DIMENSIONS);
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void readsNoWrongSizeFromACutOffPicture(Sample sample) {
    for (int length = 0; length < sample.bytes().length; length++) {
      assertThat(size(sample.type(), Arrays.copyOf(sample.bytes(), length)))
          .as("the first %d bytes", length)
          .isIn(Option.none(), Option.some(DIMENSIONS));
    }
  }

  @Test
  void readsNoSizeFromVideosAndDocuments() {
    assertThat(
            SampleHeaders.ALL
                .reject(sample -> sample.type().isImage())
                .map(sample -> size(sample.type(), sample.bytes())))
        .containsOnly(Option.none());
  }

  @Test
  void ignoresZeroAndOversizedDimensions() {
    assertThat(
            List.of(
                size(
                    MediaType.PNG,
                    bytes("\u0089PNG\r\n\u001A\n", be32(13), "IHDR", be32(0), be32(1))),
                size(
                    MediaType.PNG,
                    bytes("\u0089PNG\r\n\u001A\n", be32(13), "IHDR", be32(1), be32(-1))),
                size(MediaType.GIF, bytes("GIF89a", 1, 0, 0, 0)),
                size(MediaType.JPEG, bytes(0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 0, 0, 9)),
                size(MediaType.AVIF, meta(ispe(0, 427)))))
        .containsOnly(Option.none());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void exchangesWidthAndHeightForTheOrientationsFiveToEight(boolean isLittleEndian) {
    for (var orientation = 0; orientation < 10; orientation++) {
      var exif = SampleHeaders.exif(isLittleEndian, orientation);
      var isTransposed = orientation >= 5 && orientation <= 8;
      var displayed = isTransposed ? new ImageDimensions(427, 640) : DIMENSIONS;
      var segment = bytes(0xFF, 0xE1, 0, 8 + exif.length, "Exif\0\0", exif);

      assertThat(
              List.of(
                  size(MediaType.JPEG, bytes(0xFF, 0xD8, segment, tail(SampleHeaders.JPEG, 2))),
                  size(
                      MediaType.WEBP,
                      bytes(SampleHeaders.WEBP_EXTENDED, "EXIF", exif.length, 0, 0, 0, exif))))
          .as("orientation %d", orientation)
          .containsOnly(Option.some(displayed));
    }
  }

  @Test
  void exchangesWidthAndHeightForAnOddNumberOfQuarterTurns() {
    assertThat(
            List.of(0, 1, 2, 3)
                .map(turns -> size(MediaType.AVIF, meta(ispe(640, 427), box("irot", turns)))))
        .containsExactly(
            Option.some(DIMENSIONS),
            Option.some(new ImageDimensions(427, 640)),
            Option.some(DIMENSIONS),
            Option.some(new ImageDimensions(427, 640)));
  }

  @Test
  void readsTheSizeOfAWholeTiledAvif() {
    assertThat(size(MediaType.AVIF, meta(ispe(512, 512), ispe(1024, 768), ispe(1024, 768))))
        .contains(new ImageDimensions(1024, 768));
  }

  @Test
  void readsBoxesWithLargeOrOpenEndedSize() {
    var open = bytes(be32(0), "ipco", ispe(640, 427));

    assertThat(size(MediaType.AVIF, largeBox("meta", be32(0), largeBox("iprp", open))))
        .contains(DIMENSIONS);
  }

  @Test
  void readsNoBoxAfterAnInvalidOne() {
    var shorterThanItsHeader = bytes(be32(7), "bad");

    assertThat(size(MediaType.AVIF, bytes(shorterThanItsHeader, meta(ispe(640, 427))))).isEmpty();
  }

  @Test
  void readsNoFrameHeaderAfterTheHeaderSegmentsOfAJpeg() {
    assertThat(
            List.of(0x00, 0x01, 0xD0, 0xD8, 0xD9, 0xDA)
                .map(marker ->
                    size(
                        MediaType.JPEG,
                        bytes(0xFF, 0xD8, 0xFF, marker, 0, 2, tail(SampleHeaders.JPEG, 2)))))
        .containsOnly(Option.none());
  }

  @Test
  @Timeout(value = 30, threadMode = SEPARATE_THREAD)
  void acceptsRandomBytes() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      var random = new SplittableRandom(seed);
      var garbage = new byte[random.nextInt(LONGEST_GARBAGE)];
      random.nextBytes(garbage);
      readAll(seed, garbage);
      readAll(seed, spoilt(SampleHeaders.ALL.get(seed % SampleHeaders.ALL.size()).bytes(), random));
    }
  }

  @Test
  @Timeout(value = 30, threadMode = SEPARATE_THREAD)
  void terminatesSoonForWorstCaseFiles() {
    var tedious =
        List.of(
            filled(bytes(0xFF)),
            filled(bytes(0)),
            filled(bytes(0xFF, 0xE0, 0, 2)),
            filled(box("meta")),
            filled(meta(ispe(1, 1))),
            bytes(be32(UploadedObject.MAX_HEADER_BYTES), "ftyp", filled(bytes("none"))),
            bytes(be32(0x1A45DFA3), 0x01, be32(0), 4, 0, 0, filled(bytes(0xEC, 0x80))),
            bytes(be32(0x1A45DFA3), 0x90, 0xEC, 0x01, 0, 0, 0, be32(-9)),
            bytes(be32(1), "meta", be32(-1), be32(-1)));

    tedious.forEachWithIndex((bytes, index) -> readAll(index, bytes));
  }

  private static void readAll(int seed, byte[] bytes) {
    assertThat(FileTypeDetector.detect(new HeaderBytes(bytes))).as("seed %d", seed).isNotNull();
    for (var type : MediaType.values()) {
      assertThat(size(type, bytes))
          .as("seed %d as %s", seed, type)
          .allMatch(size -> size.width() > 0 && size.height() > 0);
    }
  }

  private static byte[] spoilt(byte[] header, SplittableRandom random) {
    var spoilt = header.clone();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
    }
    return spoilt;
  }

  private static byte[] filled(byte[] pattern) {
    var filled = new byte[UploadedObject.MAX_HEADER_BYTES];
    for (int i = 0; i < filled.length; i++) {
      filled[i] = pattern[i % pattern.length];
    }
    return filled;
  }

  private static byte[] tail(byte[] bytes, int from) {
    return Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static Option<ImageDimensions> size(MediaType type, byte[] bytes) {
    return ImageDimensionsReader.read(type, new HeaderBytes(bytes));
  }

  private static Seq<Sample> pictures() {
    return SampleHeaders.ALL.filter(sample -> sample.type().isImage());
  }
}
