package dev.blogify.adapters.in.http;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Creates and verifies signed page cursors. A cursor is the base64url encoding of an HMAC-SHA-256
 * followed by the position in the store. It is valid for one list, and the position is not
 * encrypted.
 */
final class Cursors {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAC_BYTES = 32;

  private final Supplier<byte[]> key;

  /**
   * Creates cursors that are signed with one key.
   *
   * @param key supplies at least 32 random bytes. It is called on use, because a SnapStart snapshot
   *     must not contain the key
   */
  Cursors(Supplier<byte[]> key) {
    this.key = key;
  }

  /**
   * Signs the position at which a page begins.
   *
   * @param scope the values that identify the list: path, user and filters
   */
  String sign(Seq<String> scope, String position) {
    var text = position.getBytes(StandardCharsets.UTF_8);
    var signed = ByteBuffer.allocate(MAC_BYTES + text.length).put(mac(scope, text)).put(text);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed.array());
  }

  /** Returns the position, or empty if the cursor is malformed or was signed for another scope. */
  Option<String> verify(Seq<String> scope, String cursor) {
    return decodeBase64(cursor)
        .filter(signed -> signed.length >= MAC_BYTES)
        .flatMap(signed -> {
          var text = Arrays.copyOfRange(signed, MAC_BYTES, signed.length);
          var mac = Arrays.copyOf(signed, MAC_BYTES);
          return Option.when(
              MessageDigest.isEqual(mac, mac(scope, text)),
              () -> new String(text, StandardCharsets.UTF_8));
        });
  }

  /**
   * Accepts only the canonical encoding, because the decoder also accepts padding and ignores
   * unused bits.
   */
  private static Option<byte[]> decodeBase64(String cursor) {
    try {
      var bytes = Base64.getUrlDecoder().decode(cursor);
      var canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      return Option.when(canonical.equals(cursor), bytes);
    } catch (IllegalArgumentException _) {
      return Option.none();
    }
  }

  private byte[] mac(Seq<String> scope, byte[] text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.get(), ALGORITHM));
      scope.forEach(part -> updateLengthPrefixed(mac, part.getBytes(StandardCharsets.UTF_8)));
      updateLengthPrefixed(mac, text);
      return mac.doFinal();
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("The JDK does not support " + ALGORITHM, e);
    }
  }

  /**
   * Prefixes each part with its length, so that different lists of parts never produce the same
   * bytes.
   */
  private static void updateLengthPrefixed(Mac mac, byte[] part) {
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    mac.update(part);
  }
}
