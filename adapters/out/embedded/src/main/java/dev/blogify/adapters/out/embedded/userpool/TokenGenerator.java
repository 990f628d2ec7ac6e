package dev.blogify.adapters.out.embedded.userpool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Generates random tokens and codes, and the keyed fingerprints that the database stores instead of
 * them.
 */
final class TokenGenerator {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int CODE_COUNT = 1_000_000;

  private final SecureRandom random;
  private final SecretKeySpec key;

  TokenGenerator(SecureRandom random, byte[] key) {
    this.random = random;
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** Returns a random UUID (RFC 9562, version 4). */
  String uuid() {
    return new UUID(
            (random.nextLong() & ~0xF000L) | 0x4000L,
            (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L)
        .toString();
  }

  /** Returns 256 random bits in URL-safe Base64. */
  String token() {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Returns a random code of 6 digits. */
  String code() {
    return "%06d".formatted(random.nextInt(CODE_COUNT));
  }

  /** Returns the HMAC-SHA-256 of the parts, joined by line breaks, in hexadecimal. */
  String fingerprint(String... parts) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(String.join("\n", parts).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK must support " + ALGORITHM, e);
    }
  }
}
