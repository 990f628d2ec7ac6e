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
    SignInOperations signIn) {
  /** Sends a code to a confirmed account. The response is the same for every other username. */
  Either<UserPoolError, JsonObject> forgotPassword(JsonObject request) {
    var username = request.text("Username");
    var account = database.read(session -> Account.findByUsername(session, username));
    return codes.issueAndSend(account.filter(Account::confirmed), username, PASSWORD);
  }

  /** Sets a new password and revokes all sessions of the account. */
  Either<UserPoolError, JsonObject> confirmForgotPassword(JsonObject request) {
    var username = request.text("Username");
    var hash = passwords.hash(request.text("Password"));
    return database.write(session ->
        codes
            .verify(session, username, PASSWORD, request.text("ConfirmationCode"))
            .flatMap(_ ->
                Account.findByUsername(session, username)
                    .filter(Account::confirmed)
                    .toEither(UserPoolError.EXPIRED_CODE))
            .map(account -> {
              account.changePassword(session, hash);
              codes.delete(session, username, PASSWORD);
              SignInOperations.resetFailures(session, username);
              UserSession.revokeAll(session, account.id());
              return JsonObject.EMPTY;
            }));
  }

  Either<UserPoolError, JsonObject> changePassword(JsonObject request) {
    return signIn
        .accountByAccessToken(request)
        .flatMap(
            account -> signIn.authenticate(account.username(), request.text("PreviousPassword")))
        .map(account -> {
          var hash = passwords.hash(request.text("ProposedPassword"));
          database.write(session -> account.changePassword(session, hash));
          return JsonObject.EMPTY;
        });
  }
}
