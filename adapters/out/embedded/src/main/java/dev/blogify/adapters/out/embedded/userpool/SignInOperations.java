package dev.blogify.adapters.out.embedded.userpool;

import static io.vavr.control.Either.left;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.List;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** {@code InitiateAuth}, {@code GetUser} and {@code GlobalSignOut}. */
record SignInOperations(
    SqliteDatabase database,
    InstantSource clock,
    Passwords passwords,
    Tokens tokens,
    TokenGenerator tokenGenerator) {
  private static final int FAILURES_BEFORE_LOCKOUT = 4;
  private static final Duration MAX_LOCKOUT = Duration.ofMinutes(15);

  Either<UserPoolError, JsonObject> initiateAuth(JsonObject request) {
    var flow = request.text("AuthFlow");
    var parameters = request.optionalObject("AuthParameters").getOrElse(JsonObject.EMPTY);
    var result =
        switch (flow) {
          case "USER_PASSWORD_AUTH" -> authenticateByPassword(parameters);
          case "REFRESH_TOKEN_AUTH" -> authenticateByRefreshToken(parameters);
          default ->
              Either.<UserPoolError, JsonObject>left(
                  UserPoolError.invalidParameter(flow + " flow not enabled for this client"));
        };
    return result.map(tokenResponse ->
        JsonObject.EMPTY
            .with("AuthenticationResult", tokenResponse)
            .with("ChallengeParameters", JsonObject.EMPTY));
  }

  private Either<UserPoolError, JsonObject> authenticateByPassword(JsonObject parameters) {
    return requiredParameter(parameters, "USERNAME")
        .flatMap(username ->
            requiredParameter(parameters, "PASSWORD")
                .flatMap(password -> authenticate(username, password)))
        .filterOrElse(Account::confirmed, _ -> UserPoolError.USER_NOT_CONFIRMED)
        .map(this::startSession);
  }

  private static Either<UserPoolError, String> requiredParameter(
      JsonObject parameters, String name) {
    return parameters
        .optionalText(name)
        .filter(value -> !value.isEmpty())
        .toEither(UserPoolError.invalidParameter("Missing required parameter " + name));
  }

  /**
   * Checks a password. An unknown username has the same error and response time as a wrong
   * password.
   */
  Either<UserPoolError, Account> authenticate(String username, String password) {
    var now = clock.instant();
    if (database.read(session -> isLocked(session, username, now))) {
      return left(UserPoolError.PASSWORD_ATTEMPTS_EXCEEDED);
    }
    var account = database.read(session -> Account.findByUsername(session, username));
    if (!passwords.matches(password, account.map(Account::passwordHash))) {
      database.write(session -> recordFailure(session, username, now));
      return left(UserPoolError.INCORRECT_CREDENTIALS);
    }
    return account.toEither(UserPoolError.INCORRECT_CREDENTIALS);
  }

  private JsonObject startSession(Account account) {
    var now = clock.instant();
    var refreshToken = tokenGenerator.token();
    var userSession = UserSession.start(tokenGenerator.uuid(), account.id(), now);
    database.write(session -> {
      resetFailures(session, account.username());
      userSession.insert(session, fingerprint(refreshToken));
      return userSession;
    });
    return tokens.issue(account, userSession, now).with("RefreshToken", refreshToken);
  }

  private Either<UserPoolError, JsonObject> authenticateByRefreshToken(JsonObject parameters) {
    var now = clock.instant();
    return requiredParameter(parameters, "REFRESH_TOKEN")
        .flatMap(refreshToken ->
            database
                .read(session -> UserSession.findByRefreshToken(session, fingerprint(refreshToken)))
                .toEither(UserPoolError.notAuthorized("Invalid Refresh Token")))
        .filterOrElse(
            userSession -> now.isBefore(userSession.expiresAt()),
            _ -> UserPoolError.notAuthorized("Refresh Token has expired"))
        .filterOrElse(
            userSession -> !userSession.revoked(),
            _ -> UserPoolError.notAuthorized("Refresh Token has been revoked"))
        .map(userSession -> tokens.issue(account(userSession), userSession, now));
  }

  private String fingerprint(String refreshToken) {
    return tokenGenerator.fingerprint("refresh token", refreshToken);
  }

  private Account account(UserSession userSession) {
    return database.read(session -> Account.findById(session, userSession.user())).get();
  }

  /** Returns the account of a valid access token whose session is not revoked. */
  Either<UserPoolError, Account> accountByAccessToken(JsonObject request) {
    return tokens
        .verify(request.text("AccessToken"), clock.instant())
        .flatMap(id ->
            database
                .read(session -> UserSession.findById(session, id))
                .filter(userSession -> !userSession.revoked())
                .toEither(UserPoolError.notAuthorized("Access Token has been revoked")))
        .map(this::account);
  }

  Either<UserPoolError, JsonObject> getUser(JsonObject request) {
    return accountByAccessToken(request)
        .map(account ->
            JsonObject.EMPTY
                .with("Username", account.username())
                .withObjects(
                    "UserAttributes",
                    List.of(
                            attribute("sub", account.id().value()),
                            attribute("email", account.email()),
                            attribute("email_verified", Boolean.toString(account.confirmed())),
                            attribute("custom:role", account.role().label()))
                        .appendAll(
                            account
                                .name()
                                .map(DisplayName::value)
                                .map(name -> attribute("name", name)))));
  }

  private static JsonObject attribute(String name, String value) {
    return JsonObject.EMPTY.with("Name", name).with("Value", value);
  }

  /** Revokes all sessions of the account. The API accepts their access tokens until they expire. */
  Either<UserPoolError, JsonObject> globalSignOut(JsonObject request) {
    return accountByAccessToken(request)
        .map(account -> {
          database.write(session -> UserSession.revokeAll(session, account.id()));
          return JsonObject.EMPTY;
        });
  }

  private static boolean isLocked(SqliteSession session, String username, Instant now) {
    return session
        .queryOne(
            "SELECT locked_until FROM sign_in_failure WHERE username = ?",
            row -> row.instant("locked_until"),
            username)
        .exists(now::isBefore);
  }

  /**
   * Counts a failed sign-in of a username, with or without an account, and locks the username as
   * Cognito does: after the fifth consecutive failure for one second, and after each further
   * failure for twice as long, at most 15 minutes. A success resets the count, and so do 15 minutes
   * without a failure.
   */
  private static int recordFailure(SqliteSession session, String username, Instant now) {
    session.executeUpdate(
        "DELETE FROM sign_in_failure WHERE locked_until < ?", now.minus(MAX_LOCKOUT));
    var failures =
        session
            .queryOne(
                "SELECT failures + 1 AS failures FROM sign_in_failure WHERE username = ?",
                row -> row.number("failures"),
                username)
            .getOrElse(1L);
    return session.executeUpdate(
        "INSERT OR REPLACE INTO sign_in_failure (username, failures, locked_until)"
            + " VALUES (?, ?, ?)",
        username,
        failures,
        now.plus(lockoutDuration(failures)));
  }

  private static Duration lockoutDuration(long failures) {
    var doublings = Math.min(failures - FAILURES_BEFORE_LOCKOUT - 1, 10);
    return doublings < 0
        ? Duration.ZERO
        : Duration.ofSeconds(Math.min(1L << doublings, MAX_LOCKOUT.toSeconds()));
  }

  static void resetFailures(SqliteSession session, String username) {
    session.executeUpdate("DELETE FROM sign_in_failure WHERE username = ?", username);
  }
}
