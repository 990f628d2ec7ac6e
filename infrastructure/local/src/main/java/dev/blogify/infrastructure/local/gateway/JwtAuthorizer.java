package dev.blogify.infrastructure.local.gateway;

import com.nimbusds.jose.jwk.JWKSet;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.JsonValue;
import dev.blogify.adapters.json.JsonValue.JsonArray;
import dev.blogify.adapters.json.JsonValue.JsonNumber;
import dev.blogify.adapters.json.JsonValue.JsonString;
import dev.blogify.adapters.out.embedded.userpool.TokenVerifier;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The JWT authorizer of an HTTP API: verifies signature, issuer, client and times. The functions
 * themselves require an access token and check its groups.
 *
 * @param clientId id of the app client whose tokens are accepted
 * @param jwks the public keys of the user pool
 */
public record JwtAuthorizer(String issuer, String clientId, JWKSet jwks, InstantSource clock) {
  private static final String BEARER_PREFIX = "bearer ";
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  /** The last second of the year 9999. */
  private static final long MAX_SECONDS = 253_402_300_799L;

  /** Returns the claims of a valid token in the text format of API Gateway events, or none. */
  Option<Map<String, String>> authorize(Option<String> authorization) {
    return authorization
        .filter(header -> header.regionMatches(true, 0, BEARER_PREFIX, 0, BEARER_PREFIX.length()))
        .flatMap(header -> verifiedClaims(header.substring(BEARER_PREFIX.length()).strip()));
  }

  private Option<Map<String, String>> verifiedClaims(String token) {
    return new TokenVerifier(jwks)
        .verifiedClaims(token)
        .filter(this::hasValidClaims)
        .map(claims -> claims.members().mapValues(JwtAuthorizer::text));
  }

  private boolean hasValidClaims(JsonObject claims) {
    var now = clock.instant();
    var latest = now.plus(CLOCK_SKEW).getEpochSecond();
    return claims.optionalText("iss").contains(issuer)
        && claims.optionalText("sub").isDefined()
        && isForClient(claims)
        && seconds(claims, "exp").exists(exp -> exp > now.minus(CLOCK_SKEW).getEpochSecond())
        && (!claims.contains("nbf") || seconds(claims, "nbf").exists(nbf -> nbf <= latest))
        && (!claims.contains("iat") || seconds(claims, "iat").exists(iat -> iat <= latest));
  }

  /** Cognito's ID tokens have {@code aud}, and its access tokens have {@code client_id}. */
  private boolean isForClient(JsonObject claims) {
    var client = new JsonString(clientId);
    return (claims.contains("aud") || claims.contains("client_id"))
        && claims.get("client_id").forAll(client::equals)
        && claims
            .get("aud")
            .forAll(audience ->
                audience instanceof JsonArray(var items)
                    ? items.contains(client)
                    : audience.equals(client));
  }

  private static Option<Long> seconds(JsonObject claims, String name) {
    return claims
        .get(name)
        .flatMap(value -> value instanceof JsonNumber number ? number.toLong() : Option.none())
        .filter(seconds -> seconds >= 0 && seconds <= MAX_SECONDS);
  }

  /** Formats lists as {@code [a b]}, for example the groups of a user. */
  private static String text(JsonValue claim) {
    return switch (claim) {
      case JsonArray(var items) -> items.map(JwtAuthorizer::text).mkString("[", " ", "]");
      case JsonObject object -> object.toJson();
      case JsonValue.Scalar scalar -> scalar.scalarText().getOrElse("null");
    };
  }
}
