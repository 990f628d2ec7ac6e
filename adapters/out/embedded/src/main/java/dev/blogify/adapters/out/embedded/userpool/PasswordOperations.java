package dev.blogify.adapters.out.embedded.userpool;

import static dev.blogify.adapters.out.embedded.userpool.VerificationCodes.Purpose.PASSWORD;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import io.vavr.control.Either;

/** {@code ForgotPassword}, {@code ConfirmForgotPassword} and {@code ChangePassword}. */
record PasswordOperations(
    SqliteDatabase database,
    Passwords passwords,
    VerificationCodes codes,
    SignInOperations signIn,
    SessionOperations sessions,
    boolean endSessionsOnChange) {
  /** Sends a code to a confirmed account. The response is the same for every other username. */
  Either<UserPoolError, JsonObject> forgotPassword(JsonObject request) {
    var username = request.text("Username");
    var account = database.read(session -> Account.findByUsername(session, username));
    return codes.issueAndSend(
        account.filter(Account::confirmed).filter(Account::emailVerified), username, PASSWORD);
  }

  /** Sets a new password and revokes all sessions of the account. */
  Either<UserPoolError, JsonObject> confirmForgotPassword(JsonObject request) {
    var username = request.text("Username");
    var credentials = passwords.derive(username, request.text("Password"));
    return database.write(session ->
        codes
            .verify(session, username, PASSWORD, request.text("ConfirmationCode"))
            .flatMap(_ ->
                Account.findByUsername(session, username)
                    .filter(Account::confirmed)
                    .toEither(UserPoolError.EXPIRED_CODE))
            .map(account -> {
              account.changeCredentials(session, credentials);
              codes.delete(session, username, PASSWORD);
              SignInFailures.reset(session, username);
              UserSession.revokeAll(session, account.id());
              return JsonObject.EMPTY;
            }));
  }

  /** Sets a new password. Cognito keeps the other sessions; a setting revokes them. */
  Either<UserPoolError, JsonObject> changePassword(JsonObject request) {
    return sessions
        .sessionByAccessToken(request)
        .flatMap(userSession ->
            signIn
                .authenticate(
                    sessions.account(userSession).username(), request.text("PreviousPassword"))
                .map(account -> change(account, userSession, request.text("ProposedPassword"))));
  }

  private JsonObject change(Account account, UserSession userSession, String password) {
    var credentials = passwords.derive(account.username(), password);
    database.write(session -> {
      if (endSessionsOnChange) {
        userSession.revokeOthers(session);
      }
      return account.changeCredentials(session, credentials);
    });
    return JsonObject.EMPTY;
  }
}
