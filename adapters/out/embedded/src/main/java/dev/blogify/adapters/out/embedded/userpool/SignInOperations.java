package dev.blogify.adapters.out.embedded.userpool;

import static io.vavr.control.Either.left;

import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import java.time.InstantSource;

/** {@code InitiateAuth}, {@code GetUser} and {@code GlobalSignOut}. */
record SignInOperations(
    SqliteDatabase database,
    InstantSource clock,
    Passwords passwords,
    Tokens tokens,
    TokenGenerator tokenGenerator) {
  Either<UserPoolError, Map<String, Object>> initiateAuth(UserPoolRequest request) {
    var parameters = request.object("AuthParameters");
    return request
        .text("AuthFlow")
        .flatMap(flow ->
            switch (flow) {
              case "USER_PASSWORD_AUTH" -> authenticateByPassword(parameters);
              case "REFRESH_TOKEN_AUTH" -> authenticateByRefreshToken(parameters);
              default ->
                  left(UserPoolError.invalidParameter(flow + " flow not enabled for this client"));
            })
        .map(result ->
            LinkedHashMap.of(
                "AuthenticationResult",
                result.toJavaMap(),
                "ChallengeParameters",
                java.util.Map.of()));
  }

  private Either<UserPoolError, Map<String, Object>> authenticateByPassword(
      UserPoolRequest parameters) {
    return requiredParameter(parameters, "USERNAME")
        .flatMap(username ->
            requiredParameter(parameters, "PASSWORD")
                .flatMap(password -> authenticate(username, password)))
        .filterOrElse(Account::confirmed, _ -> UserPoolError.USER_NOT_CONFIRMED)
        .map(this::startSession);
  }

  private static Either<UserPoolError, String> requiredParameter(
      UserPoolRequest parameters, String name) {
    return parameters
        .text(name)
        .filterOrElse(value -> !value.isEmpty(), _ -> missingParameter(name))
        .mapLeft(_ -> missingParameter(name));
  }

  private static UserPoolError missingParameter(String name) {
    return UserPoolError.invalidParameter("Missing required parameter " + name);
  }

  /**
   * Checks a password. An unknown username has the same error and response time as a wrong
   * password.
   */
  Either<UserPoolError, Account> authenticate(String username, String password) {
    var now = clock.instant();
    if (database.read(session -> SignInFailures.isLocked(session, username, now))) {
      return left(UserPoolError.PASSWORD_ATTEMPTS_EXCEEDED);
    }
    var account = database.read(session -> Account.findByUsername(session, username));
    if (!passwords.matches(password, account.map(Account::passwordHash))) {
      database.write(session -> {
        SignInFailures.recordFailure(session, username, now);
        return now;
      });
      return left(UserPoolError.INCORRECT_CREDENTIALS);
    }
    return account.toEither(UserPoolError.INCORRECT_CREDENTIALS);
  }

  private Map<String, Object> startSession(Account account) {
    var now = clock.instant();
    var refreshToken = tokenGenerator.token();
    var userSession = UserSession.start(tokenGenerator.uuid(), account.id(), now);
    database.write(session -> {
      SignInFailures.reset(session, account.username());
      userSession.insert(session, fingerprint(refreshToken));
      return userSession;
    });
    return tokens.issue(account, userSession, now).put("RefreshToken", refreshToken);
  }

  private Either<UserPoolError, Map<String, Object>> authenticateByRefreshToken(
      UserPoolRequest parameters) {
    return requiredParameter(parameters, "REFRESH_TOKEN")
        .flatMap(this::findSession)
        .map(userSession ->
            tokens.issue(
                database.read(session -> Account.findById(session, userSession.user())).get(),
                userSession,
                clock.instant()));
  }

  private Either<UserPoolError, UserSession> findSession(String refreshToken) {
    return database
        .read(session -> UserSession.findByRefreshToken(session, fingerprint(refreshToken)))
        .toEither(UserPoolError.notAuthorized("Invalid Refresh Token"))
        .filterOrElse(
            userSession -> clock.instant().isBefore(userSession.expiresAt()),
            _ -> UserPoolError.notAuthorized("Refresh Token has expired"))
        .filterOrElse(
            userSession -> !userSession.revoked(),
            _ -> UserPoolError.notAuthorized("Refresh Token has been revoked"));
  }

  private String fingerprint(String refreshToken) {
    return tokenGenerator.fingerprint("refresh token", refreshToken);
  }

  /** Returns the account of a valid access token whose session is not revoked. */
  Either<UserPoolError, Account> accountByAccessToken(UserPoolRequest request) {
    return request
        .text("AccessToken")
        .flatMap(token -> tokens.verify(token, clock.instant()))
        .flatMap(id ->
            database
                .read(session -> UserSession.findById(session, id))
                .filter(userSession -> !userSession.revoked())
                .toEither(UserPoolError.notAuthorized("Access Token has been revoked")))
        .map(userSession ->
            database.read(session -> Account.findById(session, userSession.user())).get());
  }

  Either<UserPoolError, Map<String, Object>> getUser(UserPoolRequest request) {
    return accountByAccessToken(request)
        .map(account ->
            LinkedHashMap.of(
                "Username", account.username(), "UserAttributes", attributes(account)));
  }

  private static Object attributes(Account account) {
    return List.of(
            attribute("sub", account.id().value()),
            attribute("email", account.email()),
            attribute("email_verified", Boolean.toString(account.confirmed())),
            attribute("custom:role", account.role().label()))
        .appendAll(account.name().map(DisplayName::value).map(name -> attribute("name", name)))
        .toJavaList();
  }

  private static java.util.Map<String, String> attribute(String name, String value) {
    return java.util.Map.of("Name", name, "Value", value);
  }

  /** Revokes all sessions of the account. The API accepts their access tokens until they expire. */
  Either<UserPoolError, Map<String, Object>> globalSignOut(UserPoolRequest request) {
    return accountByAccessToken(request)
        .map(account ->
            database.write(session -> {
              UserSession.revokeAll(session, account.id());
              return HashMap.empty();
            }));
  }
}
