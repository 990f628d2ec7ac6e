package dev.blogify.domain.media;

import dev.blogify.domain.FieldViolation;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 checksum in base64 with padding (44 characters). */
public record Sha256(String base64) {
  private static final Pattern FORMAT = Pattern.compile("[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public Sha256 {
    if (!FORMAT.matcher(base64).matches()) {
      throw new IllegalArgumentException("Invalid SHA-256 in base64: " + base64);
    }
  }

  public static Sha256 ofDigest(byte[] digest) {
    return new Sha256(Base64.getEncoder().encodeToString(digest));
  }

  public static Validation<Seq<FieldViolation>, Sha256> parse(String raw) {
    return FORMAT.matcher(raw).matches()
        ? Validation.valid(new Sha256(raw))
        : FieldViolation.invalid("/sha256", "must be a SHA-256 checksum in base64 (44 characters)");
  }

  /** Parses the format of {@link #toHex}: 64 lower-case hexadecimal digits. */
  public static Option<Sha256> parseHex(String raw) {
    return HEX.matcher(raw).matches()
        ? Option.some(ofDigest(HexFormat.of().parseHex(raw)))
        : Option.none();
  }

  public String toHex() {
    return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
  }
}
