package dev.blogify.adapters.out.embedded.userpool;

import static io.vavr.control.Either.left;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import io.vavr.control.Either;

/** {@code InitiateAuth} and {@code RespondToAuthChallenge}. */
record SignInOperations(
    SqliteDatabase database,
    Passwords passwords,
    SignInFailures failures,
    SrpChallenges srpChallenges,
    MfaOperations mfa,
    SessionOperations sessions) {
  Either<UserPoolError, JsonObject> initiateAuth(JsonObject request) {
    var flow = request.text("AuthFlow");
    var parameters = AuthParameters.of(request, "AuthParameters");
    return switch (flow) {
      case "USER_PASSWORD_AUTH" -> signInByPassword(parameters);
      case "USER_SRP_AUTH" -> srpChallenges.create(parameters);
      case "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN" -> sessions.refresh(parameters);
      default -> left(UserPoolError.invalidParameter(flow + " flow not enabled for this client"));
    };
  }

  private Either<UserPoolError, JsonObject> signInByPassword(AuthParameters parameters) {
    return parameters
        .require("USERNAME")
        .flatMap(_ -> parameters.require("PASSWORD"))
        .flatMap(password ->
            parameters.requireUsername().flatMap(username -> authenticate(username, password)))
        .flatMap(this::completeFirstFactor);
  }

  /**
   * Checks a password. An unknown username has the same error and response time as a wrong
   * password.
   */
  Either<UserPoolError, Account> authenticate(String username, String password) {
    if (failures.isLocked(username)) {
      return left(UserPoolError.PASSWORD_ATTEMPTS_EXCEEDED);
    }
    var account = database.read(session -> Account.findByUsername(session, username));
    var hash = account.map(found -> found.credentials().passwordHash());
    if (!passwords.matches(password, hash)) {
      failures.count(username);
      return left(UserPoolError.INCORRECT_CREDENTIALS);
    }
    account
        .filter(found -> found.credentials().srpVerifier().isEmpty())
        .forEach(found -> addSrpVerifier(found, password));
    return account.toEither(UserPoolError.INCORRECT_CREDENTIALS);
  }

  /** Adds the verifier of an account whose password an earlier version of Blogify stored. */
  private void addSrpVerifier(Account account, String password) {
    var credentials = passwords.addSrpVerifier(account, password);
    database.write(session -> account.changeCredentials(session, credentials));
  }

  Either<UserPoolError, JsonObject> respondToAuthChallenge(JsonObject request) {
    var responses = AuthParameters.of(request, "ChallengeResponses");
    return switch (request.text("ChallengeName")) {
      case SrpChallenges.NAME -> srpChallenges.verify(responses).flatMap(this::completeFirstFactor);
      case MfaOperations.CHALLENGE_NAME ->
          mfa.verifyChallenge(request.optionalText("Session").getOrElse(""), responses)
              .map(sessions::start);
      default ->
          left(
              UserPoolError.constraintViolation(
                  "ChallengeName",
                  "Member must satisfy enum value set: [%s, %s]"
                      .formatted(SrpChallenges.NAME, MfaOperations.CHALLENGE_NAME)));
    };
  }

  private Either<UserPoolError, JsonObject> completeFirstFactor(Account account) {
    if (!account.confirmed()) {
      return left(UserPoolError.USER_NOT_CONFIRMED);
    }
    return Either.right(mfa.challenge(account).getOrElse(() -> sessions.start(account)));
  }
}
