package dev.blogify.infrastructure.local.gateway;

import static dev.blogify.infrastructure.local.gateway.TestTokens.CLIENT_ID;
import static dev.blogify.infrastructure.local.gateway.TestTokens.ISSUER;
import static dev.blogify.infrastructure.local.gateway.TestTokens.header;
import static dev.blogify.infrastructure.local.gateway.TestTokens.newKey;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JwtAuthorizerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T11:05:00Z");

  private static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"known\"}";
  private static final String PAYLOAD =
      "{\"sub\":%s,\"iss\":\""
          + ISSUER
          + "\",\"client_id\":\""
          + CLIENT_ID
          + "\",\"token_use\":\"access\",\"iat\":1772363100,\"exp\":%s}";
  private static final List<String> PIECES =
      List.of(
          "null", "[", "]", "{", "}", "\"", ":", ",", "1e308", "-", ".", "é", "\0", "true", "=");

  private static final TestTokens TOKENS = new TestTokens(NOW);
  private final JwtAuthorizer authorizer =
      new JwtAuthorizer(ISSUER, CLIENT_ID, TOKENS.publicKeys(), InstantSource.fixed(NOW));

  @Test
  void returnsTheClaimsAsText() {
    assertThat(claims("Bearer " + TOKENS.valid()))
        .isEqualTo(
            Option.of(
                HashMap.of(
                    "sub", "alice",
                    "iss", ISSUER,
                    "client_id", CLIENT_ID,
                    "token_use", "access",
                    "cognito:groups", "[author editor]",
                    "iat", "1772363100",
                    "exp", "1772366700")));
  }

  @TestFactory
  List<DynamicTest> accepts() {
    return tests(
        Map.of(
            "any case of the scheme", "bEARER " + TOKENS.valid(),
            "an ID token, which the functions reject",
                bearer(TOKENS.withClaims(c -> c.claim("client_id", null).audience(CLIENT_ID))),
            "a token that expired 59 s ago",
                bearer(TOKENS.withClaims(c -> c.expirationTime(TOKENS.secondsFromNow(-59)))),
            "a token that is valid in 60 s",
                bearer(TOKENS.withClaims(c -> c.notBeforeTime(TOKENS.secondsFromNow(60))))),
        true);
  }

  @TestFactory
  List<DynamicTest> refuses() throws JOSEException {
    var bad = new TreeMap<String, String>();
    bad.put("no scheme", TOKENS.valid());
    bad.put("another scheme", "Basic " + TOKENS.valid());
    bad.put("no token", "Bearer ");
    bad.put("a malformed token", "Bearer x.y.z");
    bad.put(
        "a changed signature", bearer(TOKENS.valid().substring(0, TOKENS.valid().length() - 8)));
    bad.put("changed claims", bearer(withOtherClaims(TOKENS.valid())));
    bad.put("alg none", bearer(new PlainJWT(new JWTClaimsSet.Builder().build()).serialize()));
    bad.put("HMAC with the public key", bearer(signedWithHmac()));
    bad.put(
        "RS384",
        bearer(withHeader(new JWSHeader.Builder(JWSAlgorithm.RS384).keyID("known").build())));
    bad.put("no kid", bearer(withHeader(new JWSHeader(JWSAlgorithm.RS256))));
    bad.put("an unknown kid", bearer(withHeader(header("unknown").build())));
    bad.put(
        "another key with the known kid", bearer(signedWithAnotherKey(header("known").build())));
    bad.put(
        "an embedded key",
        bearer(signedWithAnotherKey(header("known").jwk(newKey("known").toPublicJWK()).build())));
    bad.put(
        "a jku",
        bearer(withHeader(header("known").jwkURL(URI.create("http://evil.test")).build())));
    bad.put("an unknown critical header", bearer(withHeader(headerWithUnknownCriticalParameter())));
    bad.put("another issuer", bearer(TOKENS.withClaims(c -> c.issuer(ISSUER + "/"))));
    bad.put("no issuer", bearer(TOKENS.withClaims(c -> c.issuer(null))));
    bad.put("another client", bearer(TOKENS.withClaims(c -> c.claim("client_id", "other"))));
    bad.put("no client", bearer(TOKENS.withClaims(c -> c.claim("client_id", null))));
    bad.put("another audience", bearer(TOKENS.withClaims(c -> c.audience("other"))));
    bad.put("no expiry", bearer(TOKENS.withClaims(c -> c.expirationTime(null))));
    bad.put(
        "an expiry that is not a number",
        bearer(TOKENS.withClaims(c -> c.claim("exp", "tomorrow"))));
    bad.put(
        "a token that expired 60 s ago",
        bearer(TOKENS.withClaims(c -> c.expirationTime(TOKENS.secondsFromNow(-60)))));
    bad.put(
        "a token that is valid in 61 s",
        bearer(TOKENS.withClaims(c -> c.notBeforeTime(TOKENS.secondsFromNow(61)))));
    bad.put(
        "a token issued in the future",
        bearer(TOKENS.withClaims(c -> c.issueTime(TOKENS.secondsFromNow(61)))));
    return tests(bad, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "\"RS256\"",
        "{}",
        "{\"alg\":null}",
        "{\"alg\":\"RS256\",\"kid\":null}",
        "{\"alg\":\"RS256\",\"kid\":[\"known\"]}",
        "{\"alg\":\"RS256\",\"kid\":\"known\",\"crit\":\"x\"}",
        "{\"alg\":\"RS256\",\"kid\":\"known\",\"jwk\":null}",
        "{\"alg\":\"RS256\",\"kid\":\"known\",\"kid\":\"known\"}",
        ""
      })
  void refusesAMalformedHeader(String header) {
    assertThat(
            claims(bearer(TOKENS.signText(header, PAYLOAD.formatted("\"alice\"", "1772366700")))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e308", "-1e308", "1e400", "9223372036854775807", "null", "[]", "{}"})
  void refusesAMalformedExpiry(String expiry) {
    var token = TOKENS.signText(HEADER, PAYLOAD.formatted("\"alice\"", expiry));

    assertThat(claims(bearer(token))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{}"})
  void refusesAMalformedSubject(String subject) {
    assertThat(claims(bearer(TOKENS.signText(HEADER, PAYLOAD.formatted(subject, "1772366700")))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"client_id\":[\"client\"]",
        "\"client_id\":[\"client\"],\"aud\":\"client\"",
        "\"client_id\":null,\"aud\":\"client\"",
        "\"client_id\":{\"client\":1}",
        "\"aud\":{\"client\":1}",
        "\"aud\":null",
        "\"aud\":[[\"client\"]]",
        "\"aud\":[]",
        "\"client_id\":\"client\",\"nbf\":null",
        "\"client_id\":\"client\",\"iat\":\"1772363100\"",
        "\"client_id\":\"client\",\"iss\":[\"http://issuer.test/pool\"]"
      })
  void refusesAClaimOfAnotherType(String claims) {
    var others = "\"sub\":\"alice\",\"exp\":1772366700";
    var issuer = claims.contains("\"iss\"") ? "" : ",\"iss\":\"%s\"".formatted(ISSUER);

    assertThat(
            claims(bearer(TOKENS.signText(HEADER, "{%s%s,%s}".formatted(others, issuer, claims)))))
        .isEmpty();
  }

  @Test
  void refusesDeepAndLongJson() {
    var depth = 100_000;
    for (var value :
        List.of("[".repeat(depth) + "]".repeat(depth), "[".repeat(depth), "9".repeat(depth))) {
      var payload = "{\"sub\":\"alice\",\"x\":" + value + "}";

      assertThat(claims(bearer(TOKENS.signText(HEADER, payload)))).isEmpty();
      assertThat(claims(bearer(TOKENS.signText(payload, payload)))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "[]", "\"x\"", "7", "{\"sub\":{\"sub\":[[[[]]]]}}", "{\"exp\":", ""})
  void refusesAMalformedPayload(String payload) {
    assertThat(claims(bearer(TOKENS.signText(HEADER, payload)))).isEmpty();
  }

  /** Each token has up to four random changes; the signature is valid for half of them. */
  @Test
  void refusesRandomTokensWithoutAnException() {
    var valid = PAYLOAD.formatted("\"alice\"", "1772366700");
    for (var seed = 0; seed < 5_000; seed++) {
      var random = new SplittableRandom(seed);
      var header = random.nextBoolean() ? HEADER : mutate(HEADER, random);
      var payload = mutate(valid, random);
      var token =
          random.nextBoolean() ? mutate(TOKENS.valid(), random) : TOKENS.signText(header, payload);

      assertThatCode(() -> claims(bearer(token))).as("seed %d", seed).doesNotThrowAnyException();
    }
  }

  private static String mutate(String text, SplittableRandom random) {
    var mutated = new StringBuilder(text);
    for (var change = random.nextInt(4) + 1; change > 0; change--) {
      var at = random.nextInt(mutated.length());
      var piece = PIECES.get(random.nextInt(PIECES.size()));
      mutated.replace(at, Math.min(mutated.length(), at + random.nextInt(6)), piece);
    }
    return mutated.toString();
  }

  @Test
  void refusesAMissingHeader() {
    assertThat(authorizer.authorize(Option.none())).isEqualTo(Option.none());
  }

  private List<DynamicTest> tests(Map<String, String> headers, boolean accepted) {
    return headers.entrySet().stream()
        .map(header ->
            DynamicTest.dynamicTest(
                header.getKey(),
                () -> assertThat(claims(header.getValue()).isDefined()).isEqualTo(accepted)))
        .toList();
  }

  private Option<io.vavr.collection.Map<String, String>> claims(String header) {
    return authorizer.authorize(Option.of(header));
  }

  private static String bearer(String token) {
    return "Bearer " + token;
  }

  private String withHeader(JWSHeader header) {
    return TOKENS.sign(header, TOKENS.key(), claims -> claims);
  }

  private String signedWithAnotherKey(JWSHeader header) {
    return TOKENS.sign(header, newKey("known"), claims -> claims);
  }

  private static JWSHeader headerWithUnknownCriticalParameter() {
    return header("known").criticalParams(Set.of("mystery")).customParam("mystery", 1).build();
  }

  private static String withOtherClaims(String token) {
    var parts = token.split("\\.", -1);
    var claims = Base64URL.from(parts[1]).decodeToString().replace("alice", "admin");
    return parts[0] + "." + Base64URL.encode(claims) + "." + parts[2];
  }

  private String signedWithHmac() throws JOSEException {
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("known").build(),
            new JWTClaimsSet.Builder().issuer(ISSUER).claim("client_id", CLIENT_ID).build());
    token.sign(new MACSigner(TOKENS.publicKeys().toString().getBytes(UTF_8)));
    return token.serialize();
  }
}
