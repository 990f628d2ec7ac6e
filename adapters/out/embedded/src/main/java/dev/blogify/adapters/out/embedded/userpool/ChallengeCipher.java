package dev.blogify.adapters.out.embedded.userpool;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.adapters.json.JsonObject;
import io.vavr.control.Option;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the state of a challenge with AES-GCM. The client returns it with its answer, so that
 * the pool stores nothing for a client that has not signed in.
 */
final class ChallengeCipher {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final SecureRandom random;
  private final SecretKeySpec key;

  /** Creates a cipher with a key of 32 bytes. */
  ChallengeCipher(SecureRandom random, byte[] key) {
    this.random = random;
    this.key = new SecretKeySpec(key, "AES");
  }

  /** Returns the encrypted state in Base64. Only the same challenge can decrypt it. */
  String encrypt(String challenge, JsonObject state) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var encrypted =
          cipher(Cipher.ENCRYPT_MODE, challenge, nonce).doFinal(state.toJson().getBytes(UTF_8));
      var all = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
      System.arraycopy(encrypted, 0, all, NONCE_BYTES, encrypted.length);
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK must support AES-GCM", e);
    }
  }

  /** Returns the state, or none if this cipher did not encrypt it for the challenge. */
  Option<JsonObject> decrypt(String challenge, String encrypted) {
    try {
      var all = Base64.getDecoder().decode(encrypted);
      if (all.length < NONCE_BYTES + TAG_BYTES) {
        return Option.none();
      }
      var state =
          cipher(Cipher.DECRYPT_MODE, challenge, Arrays.copyOf(all, NONCE_BYTES))
              .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
      return Option.some(JsonObject.parse(new String(state, UTF_8)));
    } catch (IllegalArgumentException | AEADBadTagException _) {
      // The text is not Base64, or another key or challenge encrypted it.
      return Option.none();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK must support AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, String challenge, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(challenge.getBytes(UTF_8));
    return cipher;
  }
}
