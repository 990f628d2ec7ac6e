package dev.blogify.infrastructure.local.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.vavr.control.Option;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JWT authorizer of an HTTP API: verifies signature, issuer, client and times. The functions
 * themselves require an access token and check its groups.
 */
public final class JwtAuthorizer {
  private static final String BEARER_PREFIX = "bearer ";
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  private final String issuer;
  private final String clientId;
  private final Supplier<JWKSet> jwks;
  private final InstantSource clock;

  /**
   * @param clientId id of the app client whose tokens are accepted
   * @param jwks supplies the current public keys of the user pool
   */
  public JwtAuthorizer(String issuer, String clientId, Supplier<JWKSet> jwks, InstantSource clock) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.jwks = jwks;
    this.clock = clock;
  }

  /** Returns the claims of a valid token in the text format of API Gateway events, or none. */
  Option<Map<String, String>> authorize(Option<String> authorization) {
    return authorization
        .filter(header -> header.regionMatches(true, 0, BEARER_PREFIX, 0, BEARER_PREFIX.length()))
        .flatMap(header -> verifiedPayload(header.substring(BEARER_PREFIX.length()).strip()))
        .filter(this::hasValidClaims)
        .map(JwtAuthorizer::asText);
  }

  private Option<Map<String, Object>> verifiedPayload(String token) {
    try {
      var jwt = SignedJWT.parse(token);
      return hasValidSignature(jwt) ? Option.of(jwt.getPayload().toJSONObject()) : Option.none();
    } catch (ParseException | JOSEException _) {
      return Option.none();
    }
  }

  private boolean hasValidSignature(SignedJWT jwt) throws JOSEException {
    var header = jwt.getHeader();
    if (!header.getAlgorithm().equals(JWSAlgorithm.RS256) || embedsKey(header)) {
      return false;
    }
    var key = header.getKeyID() == null ? null : jwks.get().getKeyByKeyId(header.getKeyID());
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
  private boolean hasValidClaims(Map<String, Object> claims) {
    var now = clock.instant();
    return issuer.equals(claims.get("iss"))
        && isIntendedForClient(
            claims.containsKey("aud") ? claims.get("aud") : claims.get("client_id"))
        && timeClaim(claims, "exp").exists(now.minus(CLOCK_SKEW)::isBefore)
        && isAbsentOrNotAfter(claims, "nbf", now.plus(CLOCK_SKEW))
        && isAbsentOrNotAfter(claims, "iat", now.plus(CLOCK_SKEW));
  }

  private boolean isIntendedForClient(@Nullable Object audience) {
    return audience instanceof Collection<?> audiences
        ? audiences.contains(clientId)
        : clientId.equals(audience);
  }

  private static boolean isAbsentOrNotAfter(
      Map<String, Object> claims, String name, Instant latest) {
    return !claims.containsKey(name) || !timeClaim(claims, name).forAll(latest::isBefore);
  }

  private static Option<Instant> timeClaim(Map<String, Object> claims, String name) {
    return claims.get(name) instanceof Number seconds
        ? Option.of(Instant.ofEpochSecond(seconds.longValue()))
        : Option.none();
  }

  private static Map<String, String> asText(Map<String, Object> claims) {
    var textClaims = new TreeMap<String, String>();
    claims.forEach((name, value) -> textClaims.put(name, asText(value)));
    return textClaims;
  }

  /** Formats lists as {@code [a b]}, for example the groups of a user. */
  private static String asText(Object claim) {
    return claim instanceof Collection<?> values
        ? values.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"))
        : String.valueOf(claim);
  }
}
