package dev.blogify.adapters.out.embedded.userpool;

import static dev.blogify.adapters.out.embedded.userpool.VerificationCodes.Purpose.PASSWORD;

import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;

/** {@code ForgotPassword}, {@code ConfirmForgotPassword} and {@code ChangePassword}. */
record PasswordOperations(
    SqliteDatabase database,
    Passwords passwords,
    VerificationCodes codes,
    SignInOperations signIn) {
  /** Sends a code to a confirmed account. The response is the same for every other username. */
  Either<UserPoolError, Map<String, Object>> forgotPassword(UserPoolRequest request) {
    return request
        .username()
        .flatMap(username ->
            codes.issueAndSend(
                database
                    .read(session -> Account.findByUsername(session, username))
                    .filter(Account::confirmed),
                username,
                PASSWORD));
  }

  Either<UserPoolError, Map<String, Object>> confirmForgotPassword(UserPoolRequest request) {
    return request
        .username()
        .flatMap(username ->
            request
                .text("ConfirmationCode")
                .flatMap(code ->
                    Passwords.parse(request, "Password")
                        .flatMap(password -> reset(username, code, password))));
  }

  /** Sets a new password and revokes all sessions of the account. */
  private Either<UserPoolError, Map<String, Object>> reset(
      String username, String code, String password) {
    var hash = passwords.hash(password);
    return database.write(session ->
        codes
            .verify(session, username, PASSWORD, code)
            .flatMap(_ ->
                Account.findByUsername(session, username)
                    .filter(Account::confirmed)
                    .toEither(UserPoolError.EXPIRED_CODE))
            .map(account -> {
              account.changePassword(session, hash);
              codes.delete(session, username, PASSWORD);
              SignInFailures.reset(session, username);
              UserSession.revokeAll(session, account.id());
              return HashMap.empty();
            }));
  }

  Either<UserPoolError, Map<String, Object>> changePassword(UserPoolRequest request) {
    return signIn
        .accountByAccessToken(request)
        .flatMap(account ->
            request
                .text("PreviousPassword")
                .flatMap(
                    previousPassword -> signIn.authenticate(account.username(), previousPassword)))
        .flatMap(account ->
            Passwords.parse(request, "ProposedPassword")
                .map(proposedPassword -> changePassword(account, proposedPassword)));
  }

  private Map<String, Object> changePassword(Account account, String password) {
    var hash = passwords.hash(password);
    return database.write(session -> {
      account.changePassword(session, hash);
      return HashMap.empty();
    });
  }
}
