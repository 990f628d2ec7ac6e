package dev.blogify.infrastructure.local.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** Signs valid and invalid access tokens of a test user pool. */
final class TestTokens {
  static final String ISSUER = "http://issuer.test/pool";
  static final String CLIENT_ID = "client";

  private final RSAKey key = newKey("known");
  private final Instant now;

  TestTokens(Instant now) {
    this.now = now;
  }

  JWKSet publicKeys() {
    return new JWKSet(key.toPublicJWK());
  }

  RSAKey key() {
    return key;
  }

  String valid() {
    return withClaims(claims -> claims);
  }

  String withClaims(UnaryOperator<JWTClaimsSet.Builder> change) {
    return sign(header("known").build(), key, change);
  }

  String sign(JWSHeader header, RSAKey signingKey, UnaryOperator<JWTClaimsSet.Builder> change) {
    var claims =
        new JWTClaimsSet.Builder()
            .subject("alice")
            .issuer(ISSUER)
            .claim("client_id", CLIENT_ID)
            .claim("token_use", "access")
            .claim("cognito:groups", List.of("author", "editor"))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(3_600)));
    var token = new SignedJWT(header, change.apply(claims).build());
    try {
      token.sign(new RSASSASigner(signingKey));
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
    return token.serialize();
  }

  /** A token with a valid signature over any header and payload. */
  String signText(String header, String payload) {
    var signed = Base64URL.encode(header) + "." + Base64URL.encode(payload);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.toPrivateKey());
      signature.update(signed.getBytes(US_ASCII));
      return signed + "." + Base64URL.encode(signature.sign());
    } catch (JOSEException | GeneralSecurityException fault) {
      throw new IllegalStateException(fault);
    }
  }

  Date secondsFromNow(long seconds) {
    return Date.from(now.plusSeconds(seconds));
  }

  static JWSHeader.Builder header(String kid) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid);
  }

  static RSAKey newKey(String kid) {
    try {
      return new RSAKeyGenerator(2_048).keyID(kid).generate();
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
