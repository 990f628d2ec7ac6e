package dev.blogify.adapters.out.embedded.userpool;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.domain.user.DisplayName;
import io.vavr.control.Either;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Issues and verifies access tokens and ID tokens with the claims of Cognito (AWS: using tokens).
 * An RSA key pair signs them, which the first start generates and stores in the database.
 */
final class Tokens {
  private static final int KEY_BITS = 2048;
  private static final Duration TOKEN_TTL = Duration.ofHours(1);

  private static final UserPoolError INVALID_TOKEN =
      UserPoolError.notAuthorized("Invalid Access Token");
  private static final UserPoolError EXPIRED_TOKEN =
      UserPoolError.notAuthorized("Access Token has expired");

  private final String issuer;
  private final String clientId;
  private final TokenGenerator tokenGenerator;
  private final RSAKey key;
  private final JWSSigner signer;
  private final TokenVerifier verifier;

  Tokens(
      SqliteDatabase database,
      SecureRandom random,
      String issuer,
      String clientId,
      TokenGenerator tokenGenerator) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.tokenGenerator = tokenGenerator;
    try {
      var stored = database.queryOne("SELECT jwk FROM signing_key", row -> row.text("jwk"));
      key = stored.isDefined() ? RSAKey.parse(stored.get()) : createKey(database, random);
      signer = new RSASSASigner(key);
      verifier = new TokenVerifier(new JWKSet(key));
    } catch (JOSEException | ParseException e) {
      throw new IllegalStateException("The signing key cannot be read or generated", e);
    }
  }

  private static RSAKey createKey(SqliteDatabase database, SecureRandom random)
      throws JOSEException {
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
    return generated;
  }

  /** Returns the public key as a JSON Web Key Set (RFC 7517). */
  String jwks() {
    return new JWKSet(key).toString(true);
  }

  /** Returns the {@code AuthenticationResult} without a refresh token. */
  JsonObject issue(Account account, UserSession session, Instant now) {
    return JsonObject.EMPTY
        .with("AccessToken", sign(accessToken(account, session, now)))
        .with("ExpiresIn", TOKEN_TTL.toSeconds())
        .with("IdToken", sign(idToken(account, session, now)))
        .with("TokenType", "Bearer");
  }

  private JWTClaimsSet accessToken(Account account, UserSession session, Instant now) {
    return claims(account, session, now)
        .claim("client_id", clientId)
        .claim("token_use", "access")
        .claim("scope", "aws.cognito.signin.user.admin")
        .claim("username", account.username())
        .build();
  }

  private JWTClaimsSet idToken(Account account, UserSession session, Instant now) {
    return claims(account, session, now)
        .audience(clientId)
        .claim("token_use", "id")
        .claim("cognito:username", account.username())
        .claim("email", account.email())
        .claim("email_verified", account.emailVerified())
        .claim("name", account.name().map(DisplayName::value).getOrNull())
        .claim("custom:role", account.role().label())
        .build();
  }

  private JWTClaimsSet.Builder claims(Account account, UserSession session, Instant now) {
    return new JWTClaimsSet.Builder()
        .subject(account.id().value())
        .issuer(issuer)
        .claim("cognito:groups", List.of(account.role().label()))
        .claim("origin_jti", session.id())
        .claim("auth_time", session.startedAt().getEpochSecond())
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plus(TOKEN_TTL)))
        .jwtID(tokenGenerator.uuid());
  }

  /** Returns the {@code origin_jti} of an access token of this pool that has not expired. */
  Either<UserPoolError, String> verify(String accessToken, Instant now) {
    return verifier
        .verifiedClaims(accessToken)
        .filter(this::isAccessToken)
        .toEither(INVALID_TOKEN)
        .filterOrElse(claims -> now.getEpochSecond() < claims.number("exp"), _ -> EXPIRED_TOKEN)
        .map(claims -> claims.text("origin_jti"));
  }

  private boolean isAccessToken(JsonObject claims) {
    return claims.optionalText("iss").contains(issuer)
        && claims.optionalText("client_id").contains(clientId)
        && claims.optionalText("token_use").contains("access");
  }

  /** Whether a text is a token that this pool signed, for example an expired one. */
  boolean isSigned(String token) {
    return verifier.verifiedClaims(token).isDefined();
  }

  private String sign(JWTClaimsSet claims) {
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
}
