package dev.blogify.infrastructure.acceptance.contracts;

import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.uniqueWord;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.blogify.infrastructure.acceptance.client.ClientResponse;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rejected tokens (API-2). The key of the pool signs none of the forged tokens. */
interface TokensContract extends PlatformFixture {
  @Test
  default void anAccessTokenIsCognitoShaped() throws ParseException {
    var tokens = blog().signIn("erin");
    var access = SignedJWT.parse(tokens.path("AccessToken").asText());
    var claims = access.getJWTClaimsSet();
    assertThat(access.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    assertThat(claims.getStringClaim("token_use")).isEqualTo("access");
    assertThat(claims.getStringClaim("client_id")).isEqualTo(blog().platform().clientId());
    assertThat(claims.getStringListClaim("cognito:groups")).containsExactly("editor");
    assertThat(claims.getAudience()).isEmpty();
    assertThat(claims.getClaims()).doesNotContainKey("custom:role");
    var id = SignedJWT.parse(tokens.path("IdToken").asText()).getJWTClaimsSet();
    assertThat(id.getStringClaim("token_use")).isEqualTo("id");
    assertThat(id.getStringClaim("custom:role")).isEqualTo("editor");
    assertThat(id.getSubject()).isEqualTo(claims.getSubject());
  }

  @Test
  default void forgedTokensAreRejected() throws JOSEException, ParseException {
    var before = alice().get("/me/posts?limit=100").expectStatus(200).text();
    var draft = Map.of("title", "Forged " + uniqueWord());
    for (var forged : forgeries().entrySet()) {
      var caller = blog().withToken(forged.getValue());
      for (var answer :
          new ClientResponse[] {
            caller.get("/me"), caller.post("/posts", draft), caller.get("/drafts")
          }) {
        assertThat(answer.status()).as("%s: %s", forged.getKey(), answer.request()).isEqualTo(401);
      }
    }
    assertThat(alice().get("/me/posts?limit=100").text()).isEqualTo(before);
  }

  @Test
  default void anIdTokenIsNoAccessToken() {
    var id = blog().withToken(blog().signIn("alice").path("IdToken").asText());
    id.get("/me").expectProblem(401);
    id.post("/posts", Map.of("title", "By ID " + uniqueWord())).expectProblem(401);
  }

  @Test
  default void aTokenOverTheHeaderLimitIsRefused() {
    assertThat(blog().withToken("a".repeat(16_000)).get("/me").status()).isBetween(400, 499);
  }

  @Test
  default void onlyTheBearerSchemeIsAccepted() {
    var token = blog().signIn("alice").path("AccessToken").asText();
    var none = BodyPublishers.noBody();
    anonymous().send("GET", "/me", none, "Authorization", "Basic " + token).expectStatus(401);
    anonymous().send("GET", "/me", none, "Authorization", "Bearer " + token).expectStatus(200);
  }

  @Test
  default void anOpenRouteIgnoresTokens() {
    blog().withToken("garbage").get("/posts?limit=1").expectStatus(200);
    blog().withToken("garbage").get("/tags?limit=1").expectStatus(200);
  }

  private Map<String, String> forgeries() throws JOSEException, ParseException {
    var genuine = blog().signIn("alice").path("AccessToken").asText();
    var parts = genuine.split("\\.", -1);
    var header = SignedJWT.parse(genuine).getHeader();
    var claims = SignedJWT.parse(genuine).getJWTClaimsSet();
    var ours = new RSAKeyGenerator(2048).keyID(header.getKeyID()).generate();
    var signer = new RSASSASigner(ours);
    var rs256 = new JWSHeader.Builder(JWSAlgorithm.RS256);
    var known = rs256.keyID(header.getKeyID()).build();
    var theirs = publicKey(claims.getIssuer(), header.getKeyID());
    var hs256 = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(header.getKeyID()).build();

    var forged = new LinkedHashMap<String, String>();
    forged.put("none", "");
    forged.put("garbage", "garbage");
    forged.put("three invalid parts", "a.b.c");
    forged.put("without a signature", parts[0] + "." + parts[1] + ".");
    forged.put(
        "altered claims with the original signature",
        parts[0] + "." + withAdminGroup(parts[1]) + "." + parts[2]);
    forged.put("not signed", new PlainJWT(claims).serialize());
    forged.put("signed by another key with the same id", signed(known, claims, signer));
    forged.put("with an unknown key id", signed(rs256.keyID("unknown").build(), claims, signer));
    forged.put("without a key id", signed(rs256.keyID(null).build(), claims, signer));
    forged.put(
        "with an embedded key",
        signed(rs256.jwk(ours.toPublicJWK()).keyID("mine").build(), claims, signer));
    forged.put(
        "with a key URL",
        signed(
            rs256.jwk(null).jwkURL(URI.create("https://example.org/jwks")).build(),
            claims,
            signer));
    forged.put(
        "from another issuer",
        signed(known, copyOf(claims).issuer("https://example.org/pool").build(), signer));
    forged.put(
        "for another client",
        signed(known, copyOf(claims).claim("client_id", "x").build(), signer));
    forged.put("expired", signed(known, copyOf(claims).claim("exp", 0).build(), signer));
    forged.put(
        "HMAC with the public key as the secret",
        signed(hs256, claims, new MACSigner(theirs.toRSAPublicKey().getEncoded())));
    forged.put(
        "HMAC with the modulus as the secret",
        signed(hs256, claims, new MACSigner(theirs.getModulus().decode())));
    return forged;
  }

  private RSAKey publicKey(String issuer, String id) throws ParseException {
    var jwks = blog().download(issuer + "/.well-known/jwks.json");
    return JWKSet.parse(new String(jwks.body(), UTF_8)).getKeyByKeyId(id).toRSAKey();
  }

  private static JWTClaimsSet.Builder copyOf(JWTClaimsSet claims) {
    return new JWTClaimsSet.Builder(claims);
  }

  private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer)
      throws JOSEException {
    var token = new SignedJWT(header, claims);
    token.sign(signer);
    return token.serialize();
  }

  private static String withAdminGroup(String payload) {
    var claims = new String(Base64.getUrlDecoder().decode(payload), UTF_8);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(claims.replace("\"author\"", "\"admin\"").getBytes(UTF_8));
  }
}
