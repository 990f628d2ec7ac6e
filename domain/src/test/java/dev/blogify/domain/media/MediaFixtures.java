package dev.blogify.domain.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.blogify.domain.Uuid7;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import io.vavr.control.Option;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** Sample media; equal arguments give equal media. */
public final class MediaFixtures {
  public static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  private static final String TINY_PNG =
      "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49"
          + "444154789c63f8dfe0f01f00070002bf2bd7c7e20000000049454e44ae426082";

  private MediaFixtures() {}

  /** Ids in the order of their numbers, with a distance of one millisecond. */
  public static MediaId id(int number) {
    return new MediaId(Uuid7.create(NOW.plusMillis(number), new SplittableRandom(-number)));
  }

  /** A complete PNG of one pixel. */
  public static byte[] tinyPng() {
    return HexFormat.of().parseHex(TINY_PNG);
  }

  /** A file of an unsupported format. */
  public static byte[] plainText() {
    return "Just words.".getBytes(ISO_8859_1);
  }

  public static Sha256 sha256(byte[] bytes) {
    try {
      return Sha256.ofDigest(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  public static AltText alt(String words) {
    return AltText.parse(words).get();
  }

  /** The request of an upload of a PNG. */
  public static MediaChange requested(int number, UserId owner, byte[] bytes) {
    return Media.request(
        id(number),
        owner,
        FileName.parse("picture-%d – été.png".formatted(number)).get(),
        MediaType.PNG,
        bytes.length,
        sha256(bytes),
        Option.none(),
        id(number).createdAt());
  }

  public static Pending pending(int number, UserId owner, byte[] bytes) {
    return (Pending) requested(number, owner, bytes).after();
  }

  /** An upload of the {@linkplain #tinyPng tiny picture}. */
  public static UploadedFile uploadedPng() {
    return uploadedFile(
        tinyPng(),
        Option.some(new FileFormat(MediaType.PNG, Option.some(new ImageDimensions(1, 1)))));
  }

  /** An upload that claims to be a PNG. */
  public static UploadedFile uploadedFile(byte[] bytes, Option<FileFormat> format) {
    return new UploadedFile(bytes.length, sha256(bytes), MediaType.PNG.contentType(), format);
  }

  /** Confirms a pending {@linkplain #tinyPng tiny picture}. */
  public static MediaChange confirmed(Media pending) {
    return pending.confirm(uploadedPng(), minuteLater(pending)).get();
  }

  /** Rejects a pending medium because of a mismatched upload. */
  public static MediaChange rejected(Media pending) {
    return pending.confirm(uploadedFile(plainText(), Option.none()), minuteLater(pending)).get();
  }

  public static Ready ready(int number, UserId owner) {
    return (Ready) confirmed(pending(number, owner, tinyPng())).after();
  }

  /** One minute after the last change of the medium. */
  public static Instant minuteLater(Media media) {
    return media.metadata().updatedAt().plusSeconds(60);
  }
}
