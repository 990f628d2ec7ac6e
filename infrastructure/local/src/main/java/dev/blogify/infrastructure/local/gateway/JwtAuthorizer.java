package dev.blogify.infrastructure.local.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The JWT authorizer of an HTTP API: verifies signature, issuer, client and times. The functions
 * themselves require an access token and check its groups.
 *
 * @param clientId id of the app client whose tokens are accepted
 * @param jwks the public keys of the user pool
 */
public record JwtAuthorizer(String issuer, String clientId, JWKSet jwks, InstantSource clock) {
  private static final String BEARER_PREFIX = "bearer ";
  private static final Logger LOG = Logger.getLogger(JwtAuthorizer.class.getName());
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  /** Returns the claims of a valid token in the text format of API Gateway events, or none. */
  Option<Map<String, String>> authorize(Option<String> authorization) {
    return authorization
        .filter(header -> header.regionMatches(true, 0, BEARER_PREFIX, 0, BEARER_PREFIX.length()))
        .flatMap(header -> verifiedClaims(header.substring(BEARER_PREFIX.length()).strip()));
  }

  private Option<Map<String, String>> verifiedClaims(String token) {
    try {
      var jwt = SignedJWT.parse(token);
      return hasValidSignature(jwt) && hasValidClaims(jwt.getJWTClaimsSet())
          ? Option.of(HashMap.ofAll(jwt.getPayload().toJSONObject()).mapValues(JwtAuthorizer::text))
          : Option.none();
    } catch (ParseException | JOSEException | RuntimeException e) {
      // The library throws unchecked exceptions for some malformed tokens, such as the header null.
      LOG.log(Level.FINE, e, () -> "A token is malformed");
      return Option.none();
    }
  }

  private boolean hasValidSignature(SignedJWT jwt) throws JOSEException {
    var header = jwt.getHeader();
    if (!header.getAlgorithm().equals(JWSAlgorithm.RS256) || embedsKey(header)) {
      return false;
    }
    var key = header.getKeyID() == null ? null : jwks.getKeyByKeyId(header.getKeyID());
    return key != null && jwt.verify(new RSASSAVerifier(key.toRSAKey()));
  }

  /** Whether a token contains or references its own key, which an attacker could supply. */
  private static boolean embedsKey(JWSHeader header) {
    return header.getJWK() != null
        || header.getJWKURL() != null
        || header.getX509CertURL() != null
        || header.getX509CertChain() != null;
  }

  /** Cognito's ID tokens have {@code aud}, and its access tokens have {@code client_id}. */
  private boolean hasValidClaims(JWTClaimsSet claims) {
    var now = clock.instant();
    return issuer.equals(claims.getIssuer())
        && claims.getSubject() != null
        && (claims.getClaim("aud") == null
            ? clientId.equals(claims.getClaim("client_id"))
            : claims.getAudience().contains(clientId))
        && claims.getExpirationTime() != null
        && claims.getExpirationTime().toInstant().isAfter(now.minus(CLOCK_SKEW))
        && isAbsentOrNotAfter(claims.getNotBeforeTime(), now.plus(CLOCK_SKEW))
        && isAbsentOrNotAfter(claims.getIssueTime(), now.plus(CLOCK_SKEW));
  }

  private static boolean isAbsentOrNotAfter(@Nullable Date time, Instant latest) {
    return time == null || !time.toInstant().isAfter(latest);
  }

  /** Formats lists as {@code [a b]}, for example the groups of a user. */
  private static String text(Object claim) {
    return claim instanceof Collection<?> values
        ? List.ofAll(values).mkString("[", " ", "]")
        : String.valueOf(claim);
  }
}
