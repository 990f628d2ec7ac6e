package dev.blogify.adapters.out.embedded.userpool;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.JsonValue.JsonBoolean;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import dev.blogify.domain.access.UserId;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/**
 * {@code AssociateSoftwareToken}, {@code VerifySoftwareToken} and {@code SetUserMFAPreference}, and
 * the challenge for a code of an authenticator app. The pool offers no SMS and no e-mail codes.
 */
record MfaOperations(
    SqliteDatabase database,
    InstantSource clock,
    SecureRandom random,
    ChallengeCipher cipher,
    SignInFailures failures,
    TokenGenerator tokenGenerator,
    SessionOperations sessions) {
  static final String CHALLENGE_NAME = "SOFTWARE_TOKEN_MFA";

  private static final Duration CHALLENGE_LIFETIME = Duration.ofMinutes(3);
  private static final UserPoolError INVALID_SESSION =
      UserPoolError.notAuthorized("Invalid session for the user.");
  private static final UserPoolError EXPIRED_SESSION =
      UserPoolError.notAuthorized("Invalid session for the user, session is expired.");
  private static final UserPoolError CODE_MISMATCH =
      new UserPoolError("CodeMismatchException", "Invalid code received for user");
  private static final UserPoolError CODE_USED =
      new UserPoolError("ExpiredCodeException", "Your software token has already been used once.");
  private static final UserPoolError NOT_VERIFIED =
      new UserPoolError("EnableSoftwareTokenMFAException", "Code mismatch");

  Either<UserPoolError, JsonObject> associateSoftwareToken(JsonObject request) {
    return sessions
        .accountByAccessToken(request)
        .map(account -> {
          var secret = TotpSecret.generate(random);
          database.write(session ->
              AuthenticatorApp.findOrCreate(session, account.id())
                  .withPendingSecret(secret)
                  .store(session));
          return JsonObject.EMPTY.with("SecretCode", secret.base32());
        });
  }

  Either<UserPoolError, JsonObject> verifySoftwareToken(JsonObject request) {
    return sessions
        .accountByAccessToken(request)
        .flatMap(account ->
            database.commit(
                session -> verifyPendingSecret(session, account.id(), request.text("UserCode"))));
  }

  private Either<UserPoolError, JsonObject> verifyPendingSecret(
      SqliteSession session, UserId user, String code) {
    var app = AuthenticatorApp.findOrCreate(session, user);
    return app.pendingSecret()
        .flatMap(secret -> secret.findPeriod(code, clock.instant()))
        .toEither(NOT_VERIFIED)
        .map(period -> {
          app.verified(period).store(session);
          return JsonObject.EMPTY.with("Status", "SUCCESS");
        });
  }

  Either<UserPoolError, JsonObject> setUserMfaPreference(JsonObject request) {
    return sessions
        .accountByAccessToken(request)
        .flatMap(account ->
            List.of("SMSMfaSettings", "EmailMfaSettings")
                .find(member -> isEnabled(request, member))
                .<Either<UserPoolError, JsonObject>>map(
                    member -> left(undeliverable(member.replace("MfaSettings", "_MFA"))))
                .getOrElse(() ->
                    database.commit(session -> setPreference(session, account.id(), request))));
  }

  private static Either<UserPoolError, JsonObject> setPreference(
      SqliteSession session, UserId user, JsonObject request) {
    var settings = request.optionalObject("SoftwareTokenMfaSettings");
    if (settings.isEmpty()) {
      return right(JsonObject.EMPTY);
    }
    var app = AuthenticatorApp.findOrCreate(session, user);
    var isEnabled = flag(settings.get(), "Enabled").getOrElse(app::enabled);
    if (isEnabled && app.secret().isEmpty()) {
      return left(undeliverable(CHALLENGE_NAME));
    }
    app.withPreference(isEnabled, flag(settings.get(), "PreferredMfa").getOrElse(app::preferred))
        .store(session);
    return right(JsonObject.EMPTY);
  }

  private static boolean isEnabled(JsonObject request, String member) {
    return request
        .optionalObject(member)
        .exists(settings -> flag(settings, "Enabled").getOrElse(false));
  }

  private static Option<Boolean> flag(JsonObject settings, String name) {
    return settings
        .get(name)
        .flatMap(
            value -> value instanceof JsonBoolean(var flag) ? Option.some(flag) : Option.none());
  }

  private static UserPoolError undeliverable(String factor) {
    return UserPoolError.invalidParameter(
        "User does not have delivery config set to turn on " + factor);
  }

  /** Adds the members of a {@code GetUser} response. */
  JsonObject addPreference(JsonObject user, UserId id) {
    var app = database.read(session -> AuthenticatorApp.findOrCreate(session, id));
    var withFactors =
        app.enabled() ? user.with("UserMFASettingList", List.of(CHALLENGE_NAME)) : user;
    return app.preferred() ? withFactors.with("PreferredMfaSetting", CHALLENGE_NAME) : withFactors;
  }

  /** Returns the challenge if the account requires a second factor. */
  Option<JsonObject> challenge(Account account) {
    return Option.when(
        database.read(session -> AuthenticatorApp.findOrCreate(session, account.id())).enabled(),
        () ->
            JsonObject.EMPTY
                .with("ChallengeName", CHALLENGE_NAME)
                .with(
                    "ChallengeParameters",
                    JsonObject.EMPTY.with("USER_ID_FOR_SRP", account.username()))
                .with(
                    "Session",
                    cipher.encrypt(
                        CHALLENGE_NAME,
                        JsonObject.EMPTY
                            .with("user", account.id().value())
                            .with("password", passwordFingerprint(account))
                            .with(
                                "expiresAt",
                                clock.instant().plus(CHALLENGE_LIFETIME).getEpochSecond()))));
  }

  private String passwordFingerprint(Account account) {
    return tokenGenerator.fingerprint("mfa password", account.credentials().passwordHash());
  }

  /** Returns the account if the code is valid. A wrong code counts as a failed sign-in. */
  Either<UserPoolError, Account> verifyChallenge(String challenge, AuthParameters responses) {
    return responses
        .requireUsername()
        .flatMap(username ->
            responses
                .require("SOFTWARE_TOKEN_MFA_CODE")
                .flatMap(code ->
                    findAccount(challenge, username).flatMap(account -> verify(account, code))));
  }

  private Either<UserPoolError, Account> findAccount(String challenge, String username) {
    return cipher
        .decrypt(CHALLENGE_NAME, challenge)
        .toEither(INVALID_SESSION)
        .filterOrElse(
            state -> clock.instant().getEpochSecond() < state.number("expiresAt"),
            _ -> EXPIRED_SESSION)
        .flatMap(state ->
            database
                .read(session -> Account.findById(session, new UserId(state.text("user"))))
                .filter(account -> account.username().equalsIgnoreCase(username))
                .filter(account -> state.text("password").equals(passwordFingerprint(account)))
                .toEither(INVALID_SESSION));
  }

  private Either<UserPoolError, Account> verify(Account account, String code) {
    if (failures.isLocked(account.username())) {
      return left(UserPoolError.PASSWORD_ATTEMPTS_EXCEEDED);
    }
    return database
        .commit(session -> useCode(session, account, code))
        .peekLeft(_ -> failures.count(account.username()));
  }

  private Either<UserPoolError, Account> useCode(
      SqliteSession session, Account account, String code) {
    var app = AuthenticatorApp.findOrCreate(session, account.id());
    return app.secret()
        .flatMap(secret -> secret.findPeriod(code, clock.instant()))
        .toEither(CODE_MISMATCH)
        .filterOrElse(period -> period > app.lastPeriod(), _ -> CODE_USED)
        .map(period -> {
          app.usedIn(period).store(session);
          return account;
        });
  }
}
