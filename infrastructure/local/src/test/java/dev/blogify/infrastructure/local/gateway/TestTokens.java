package dev.blogify.infrastructure.local.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
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
