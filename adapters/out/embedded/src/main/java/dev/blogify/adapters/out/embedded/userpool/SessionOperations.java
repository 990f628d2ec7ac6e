package dev.blogify.adapters.out.embedded.userpool;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import io.vavr.control.Either;
import java.time.InstantSource;

/**
 * {@code GetTokensFromRefreshToken}, {@code RevokeToken} and {@code GlobalSignOut}. The API accepts
 * the access tokens of a revoked session until they expire.
 */
record SessionOperations(
    SqliteDatabase database, InstantSource clock, Tokens tokens, TokenGenerator tokenGenerator) {
  private static final UserPoolError UNSUPPORTED_TOKEN_TYPE =
      new UserPoolError("UnsupportedTokenTypeException", "Unsupported token type");

  /** Starts a session of an account that has passed all challenges. */
  JsonObject start(Account account) {
    var now = clock.instant();
    var refreshToken = tokenGenerator.token();
    var userSession = UserSession.start(tokenGenerator.uuid(), account.id(), now);
    database.write(session -> {
      SignInFailures.reset(session, account.username());
      userSession.insert(session, fingerprint(refreshToken));
      return userSession;
    });
    return authenticated(tokens.issue(account, userSession, now).with("RefreshToken", refreshToken))
        .with("ChallengeParameters", JsonObject.EMPTY);
  }

  private static JsonObject authenticated(JsonObject tokenResponse) {
    return JsonObject.EMPTY.with("AuthenticationResult", tokenResponse);
  }

  /** Handles the flow {@code REFRESH_TOKEN_AUTH}. */
  Either<UserPoolError, JsonObject> refresh(AuthParameters parameters) {
    return parameters
        .require("REFRESH_TOKEN")
        .flatMap(this::issueTokens)
        .map(response -> response.with("ChallengeParameters", JsonObject.EMPTY));
  }

  Either<UserPoolError, JsonObject> getTokensFromRefreshToken(JsonObject request) {
    return issueTokens(request.text("RefreshToken"));
  }

  private Either<UserPoolError, JsonObject> issueTokens(String refreshToken) {
    var now = clock.instant();
    return database
        .read(session -> UserSession.findByRefreshToken(session, fingerprint(refreshToken)))
        .toEither(UserPoolError.notAuthorized("Invalid Refresh Token"))
        .filterOrElse(
            userSession -> now.isBefore(userSession.expiresAt()),
            _ -> UserPoolError.notAuthorized("Refresh Token has expired"))
        .filterOrElse(
            userSession -> !userSession.revoked(),
            _ -> UserPoolError.notAuthorized("Refresh Token has been revoked"))
        .map(userSession -> authenticated(tokens.issue(account(userSession), userSession, now)));
  }

  /** Revokes the session of a refresh token. The response is the same for an unknown token. */
  Either<UserPoolError, JsonObject> revokeToken(JsonObject request) {
    var token = request.text("Token");
    if (tokens.isSigned(token)) {
      return left(UNSUPPORTED_TOKEN_TYPE);
    }
    database.write(session ->
        UserSession.findByRefreshToken(session, fingerprint(token))
            .map(userSession -> userSession.revoke(session)));
    return right(JsonObject.EMPTY);
  }

  Either<UserPoolError, JsonObject> globalSignOut(JsonObject request) {
    return accountByAccessToken(request)
        .map(account -> {
          database.write(session -> UserSession.revokeAll(session, account.id()));
          return JsonObject.EMPTY;
        });
  }

  /** Returns the session of a valid access token; a revoked session is an error. */
  Either<UserPoolError, UserSession> sessionByAccessToken(JsonObject request) {
    return tokens
        .verify(request.text("AccessToken"), clock.instant())
        .flatMap(id ->
            database
                .read(session -> UserSession.findById(session, id))
                .filter(userSession -> !userSession.revoked())
                .toEither(UserPoolError.notAuthorized("Access Token has been revoked")));
  }

  Either<UserPoolError, Account> accountByAccessToken(JsonObject request) {
    return sessionByAccessToken(request).map(this::account);
  }

  Account account(UserSession userSession) {
    return database.read(session -> Account.findById(session, userSession.user())).get();
  }

  private String fingerprint(String refreshToken) {
    return tokenGenerator.fingerprint("refresh token", refreshToken);
  }
}
