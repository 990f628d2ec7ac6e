package dev.blogify.adapters.out.embedded.userpool;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.control.Option;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The server side of Cognito's Secure Remote Password protocol: SRP-6a (RFC 5054) with SHA-256, the
 * 3072-bit group of RFC 3526 and the generator 2. The client proves the session key with an HMAC.
 * An integer is hashed as its shortest two's complement, which is {@link BigInteger#toByteArray}.
 *
 * @param poolName the part of the pool id after the underscore
 */
record Srp(String poolName, SecureRandom random) {
  static final BigInteger N =
      new BigInteger(
          """
          FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A0879\
          8E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B\
          0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA4836\
          1C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804\
          F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6\
          955817183995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64\
          ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D226\
          1AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200CBBE117577A615D6C770988C0BAD946E2\
          08E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF\
          """,
          16);

  private static final BigInteger G = BigInteger.TWO;
  private static final BigInteger K = hash(N.toByteArray(), G.toByteArray());

  static final String MAC_ALGORITHM = "HmacSHA256";

  private static final int SALT_BITS = 128;

  /** RFC 5054 requires at least 256 bits. */
  private static final int PRIVATE_VALUE_BITS = 256;

  private static final int SESSION_KEY_BYTES = 16;
  private static final byte[] KEY_INFO = "Caldera Derived Key".getBytes(UTF_8);

  /** The salt and the verifier of a password (RFC 5054, section 2.4). */
  record Verifier(BigInteger salt, BigInteger verifier) {}

  /**
   * The server's part of a challenge.
   *
   * @param publicValue the value B
   * @param sessionKey 16 bytes, for HMAC-SHA-256
   */
  record ServerChallenge(BigInteger publicValue, SecretKey sessionKey) {}

  Verifier createVerifier(String username, String password) {
    var salt = new BigInteger(SALT_BITS, random);
    var identity = digest((poolName + userId(username) + ":" + password).getBytes(UTF_8));
    return new Verifier(salt, G.modPow(hash(salt.toByteArray(), identity), N));
  }

  /** Returns the username that the client hashes. Usernames are case-insensitive. */
  static String userId(String username) {
    return username.toLowerCase(Locale.ROOT);
  }

  /** Parses the value A of a client; returns none if it would make the session key predictable. */
  static Option<BigInteger> parsePublicValue(String hex) {
    if (hex.length() > N.bitLength() / 4 + 2 || !hex.matches("[0-9a-fA-F]+")) {
      return Option.none();
    }
    return Option.some(new BigInteger(hex, 16)).filter(value -> value.mod(N).signum() != 0);
  }

  /** Computes the session key, which the client can compute only from the password. */
  ServerChallenge challenge(Verifier verifier, BigInteger clientValue) {
    var privateValue = new BigInteger(PRIVATE_VALUE_BITS, random);
    var publicValue = K.multiply(verifier.verifier()).add(G.modPow(privateValue, N)).mod(N);
    var scrambler = hash(clientValue.toByteArray(), publicValue.toByteArray());
    var premaster =
        clientValue.multiply(verifier.verifier().modPow(scrambler, N)).modPow(privateValue, N);
    return new ServerChallenge(publicValue, deriveKey(premaster, scrambler));
  }

  static SecretKey deriveKey(BigInteger premaster, BigInteger scrambler) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              MAC_ALGORITHM,
              HKDFParameterSpec.ofExtract()
                  .addIKM(premaster.toByteArray())
                  .addSalt(scrambler.toByteArray())
                  .thenExpand(KEY_INFO, SESSION_KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK must support HKDF-SHA256", e);
    }
  }

  /** Returns the signature by which a client proves that it has the session key. */
  byte[] sign(SecretKey sessionKey, String username, byte[] secretBlock, String timestamp) {
    try {
      var mac = Mac.getInstance(MAC_ALGORITHM);
      mac.init(sessionKey);
      mac.update((poolName + userId(username)).getBytes(UTF_8));
      mac.update(secretBlock);
      return mac.doFinal(timestamp.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK must support " + MAC_ALGORITHM, e);
    }
  }

  static BigInteger hash(byte[] first, byte[] second) {
    return new BigInteger(1, digest(first, second));
  }

  private static byte[] digest(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The JDK must support SHA-256", e);
    }
  }
}
