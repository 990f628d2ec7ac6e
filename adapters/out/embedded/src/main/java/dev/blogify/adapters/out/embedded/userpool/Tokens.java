package dev.blogify.adapters.out.embedded.userpool;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Issues and verifies access tokens and ID tokens with the claims of Cognito (AWS: using tokens).
 */
record Tokens(
    SigningKey signingKey, String issuer, String clientId, TokenGenerator tokenGenerator) {
  private static final Duration TOKEN_TTL = Duration.ofHours(1);

  private static final UserPoolError INVALID_TOKEN =
      UserPoolError.notAuthorized("Invalid Access Token");
  private static final UserPoolError EXPIRED_TOKEN =
      UserPoolError.notAuthorized("Access Token has expired");

  /** Returns the {@code AuthenticationResult} without a refresh token. */
  Map<String, Object> issue(Account account, UserSession session, Instant now) {
    return LinkedHashMap.of(
        "AccessToken", signingKey.sign(accessToken(account, session, now)),
        "ExpiresIn", TOKEN_TTL.toSeconds(),
        "IdToken", signingKey.sign(idToken(account, session, now)),
        "TokenType", "Bearer");
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
        .claim("email_verified", account.confirmed())
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
    return signingKey
        .verify(accessToken)
        .toEither(INVALID_TOKEN)
        .filterOrElse(this::isAccessToken, _ -> INVALID_TOKEN)
        .filterOrElse(
            claims -> now.isBefore(claims.getExpirationTime().toInstant()), _ -> EXPIRED_TOKEN)
        .flatMap(Tokens::originJti);
  }

  private boolean isAccessToken(JWTClaimsSet claims) {
    return issuer.equals(claims.getIssuer())
        && clientId.equals(claims.getClaim("client_id"))
        && "access".equals(claims.getClaim("token_use"));
  }

  private static Either<UserPoolError, String> originJti(JWTClaimsSet claims) {
    try {
      return right(claims.getStringClaim("origin_jti"));
    } catch (ParseException e) {
      return left(INVALID_TOKEN);
    }
  }
}
