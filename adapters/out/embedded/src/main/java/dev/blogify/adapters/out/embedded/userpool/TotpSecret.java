package dev.blogify.adapters.out.embedded.userpool;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.vavr.collection.Stream;
import io.vavr.control.Option;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of time-based one-time passwords (RFC 6238): 6 digits, 30 seconds, SHA-1.
 *
 * @param base32 20 bytes in Base32 (RFC 4648): 32 characters, as authenticator apps read it
 */
record TotpSecret(String base32) {
  private static final int BITS = 160;
  private static final int LENGTH = BITS / 5;
  private static final Duration PERIOD = Duration.ofSeconds(30);
  private static final String DIGITS = "0123456789abcdefghijklmnopqrstuv";
  private static final String BASE32_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  static TotpSecret generate(SecureRandom random) {
    var digits = new BigInteger(BITS, random).toString(32);
    return new TotpSecret(
        translate("0".repeat(LENGTH - digits.length()) + digits, DIGITS, BASE32_DIGITS));
  }

  private static String translate(String text, String from, String to) {
    return text.chars()
        .mapToObj(digit -> String.valueOf(to.charAt(from.indexOf(digit))))
        .reduce("", String::concat);
  }

  /**
   * Returns the period of a code, which is the number of 30 seconds since the epoch. The previous
   * and the next period are accepted too, because clocks differ.
   */
  Option<Long> findPeriod(String code, Instant now) {
    return Stream.of(0, -1, 1)
        .map(offset -> now.plus(PERIOD.multipliedBy(offset)))
        .find(time -> code(time).equals(code))
        .map(time -> time.getEpochSecond() / PERIOD.toSeconds());
  }

  String code(Instant time) {
    var number = new BigInteger(translate(base32, BASE32_DIGITS, DIGITS), 32);
    var key = new byte[BITS / Byte.SIZE];
    var bytes = number.toByteArray();
    var length = Math.min(bytes.length, key.length);
    System.arraycopy(bytes, bytes.length - length, key, key.length - length, length);
    try {
      return new TimeBasedOneTimePasswordGenerator(PERIOD)
          .generateOneTimePasswordString(new SecretKeySpec(key, "RAW"), time, Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("HMAC accepts every key", e);
    }
  }
}
