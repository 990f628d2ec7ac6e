package dev.blogify.adapters.in.http.query;

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
 * Turns a store's own "next page begins here" into a cursor that clients can neither make nor take
 * to another list: base64url of HMAC-SHA-256, then the text. The text is not secret.
 */
public final class Cursors {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAC_BYTES = 32;

  private final Supplier<byte[]> key;

  /**
   * Cursors under one key.
   *
   * @param key at least 32 random bytes; asked for when first needed, for it must not be part of a
   *     snapshot
   */
  public Cursors(Supplier<byte[]> key) {
    this.key = key;
  }

  /**
   * Seals where a page begins.
   *
   * @param scope what the list depends on: its route, whose it is, its filters
   */
  public String sign(Seq<String> scope, String next) {
    var text = next.getBytes(StandardCharsets.UTF_8);
    var sealed = ByteBuffer.allocate(MAC_BYTES + text.length).put(mac(scope, text)).put(text);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.array());
  }

  /** What was sealed for this scope; none if it was another, or nothing of ours. */
  public Option<String> verify(Seq<String> scope, String cursor) {
    return decodeBase64(cursor)
        .filter(sealed -> sealed.length >= MAC_BYTES)
        .flatMap(sealed -> {
          var text = Arrays.copyOfRange(sealed, MAC_BYTES, sealed.length);
          var mac = Arrays.copyOf(sealed, MAC_BYTES);
          return Option.when(
              MessageDigest.isEqual(mac, mac(scope, text)),
              () -> new String(text, StandardCharsets.UTF_8));
        });
  }

  /** Only the canonical form: the decoder overlooks padding and the last character's spare bits. */
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
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }

  /** With its length before it, so that no two lists of parts give the same bytes. */
  private static void updateLengthPrefixed(Mac mac, byte[] part) {
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
    mac.update(part);
  }
}
