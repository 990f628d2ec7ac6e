package dev.blogify.adapters.out.embedded.userpool;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import io.vavr.control.Option;
import java.security.SecureRandom;
import java.text.ParseException;

/** The RSA key pair of the pool, which the first start generates and stores in the database. */
final class SigningKey {
  private static final int KEY_BITS = 2048;

  private final RSAKey key;
  private final JWSSigner signer;
  private final JWSVerifier verifier;

  private SigningKey(RSAKey key) throws JOSEException {
    this.key = key;
    this.signer = new RSASSASigner(key);
    this.verifier = new RSASSAVerifier(key.toRSAPublicKey());
  }

  static SigningKey loadOrCreate(SqliteDatabase database, SecureRandom random) {
    try {
      var stored = find(database).getOrElse(() -> create(database, random));
      return new SigningKey(RSAKey.parse(stored));
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException("The signing key in the database is invalid", e);
    }
  }

  private static Option<String> find(SqliteDatabase database) {
    return database.queryOne("SELECT jwk FROM signing_key", row -> row.text("jwk"));
  }

  private static String create(SqliteDatabase database, SecureRandom random) {
    try {
      var generated =
          new RSAKeyGenerator(KEY_BITS)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyIDFromThumbprint(true)
              .secureRandom(random)
              .generate();
      database.executeUpdate(
          "INSERT INTO signing_key (kid, jwk) VALUES (?, ?)",
          generated.getKeyID(),
          generated.toJSONString());
      return generated.toJSONString();
    } catch (JOSEException e) {
      throw new IllegalStateException("The JDK must support RSA", e);
    }
  }

  /** Returns the public key as a JSON Web Key Set (RFC 7517). */
  String jwks() {
    return new JWKSet(key).toString(true);
  }

  String sign(JWTClaimsSet claims) {
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("The signing key cannot sign", e);
    }
    return token.serialize();
  }

  /** Returns the claims of a token, if this key signed it. */
  Option<JWTClaimsSet> verify(String token) {
    try {
      var parsed = SignedJWT.parse(token);
      return JWSAlgorithm.RS256.equals(parsed.getHeader().getAlgorithm())
              && key.getKeyID().equals(parsed.getHeader().getKeyID())
              && parsed.verify(verifier)
          ? Option.some(parsed.getJWTClaimsSet())
          : Option.none();
    } catch (ParseException | JOSEException invalidToken) {
      return Option.none();
    }
  }
}
