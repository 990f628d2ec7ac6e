package dev.blogify.adapters.out.embedded.userpool;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes what nobody can guess, and the fingerprints by which it is known again but not read. */
final class TokenGenerator {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int CODE_COUNT = 1_000_000;

  private final SecureRandom random;
  private final SecretKeySpec key;

  TokenGenerator(SecureRandom random, byte[] key) {
    this.random = random;
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** A random UUID (RFC 9562, version 4). */
  String uuid() {
    return new UUID(
            (random.nextLong() & ~0xF000L) | 0x4000L,
            (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L)
        .toString();
  }

  /** 256 random bits. */
  String token() {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** 6 digits. */
  String code() {
    return "%06d".formatted(random.nextInt(CODE_COUNT));
  }

  /** Always the same for the same texts, and of no use without the key. */
  String fingerprint(String... texts) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(String.join("\n", texts).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }
}
