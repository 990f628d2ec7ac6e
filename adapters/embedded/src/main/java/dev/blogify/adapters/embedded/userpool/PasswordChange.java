package dev.blogify.adapters.embedded.userpool;

import static dev.blogify.adapters.embedded.userpool.Codes.Purpose.PASSWORD;

import dev.blogify.adapters.embedded.sqlite.Database;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import java.time.InstantSource;

/** {@code ForgotPassword}, {@code ConfirmForgotPassword} and {@code ChangePassword}. */
final class PasswordChange {
  private final Database database;
  private final InstantSource clock;
  private final Passwords passwords;
  private final Codes codes;
  private final Delivery delivery;
  private final SignIn signIn;

  PasswordChange(
      Database database,
      InstantSource clock,
      Passwords passwords,
      Codes codes,
      Delivery delivery,
      SignIn signIn) {
    this.database = database;
    this.clock = clock;
    this.passwords = passwords;
    this.codes = codes;
    this.delivery = delivery;
    this.signIn = signIn;
  }

  /** Only a confirmed account has an address to send to; all others are answered alike. */
  Either<Refusal, Map<String, Object>> forgot(Request request) {
    return request
        .username()
        .flatMap(username ->
            delivery.send(
                database
                    .read(session -> Account.named(session, username))
                    .filter(Account::confirmed),
                username,
                PASSWORD));
  }

  Either<Refusal, Map<String, Object>> confirm(Request request) {
    return request
        .username()
        .flatMap(username ->
            request
                .text("ConfirmationCode")
                .flatMap(code ->
                    Passwords.read(request, "Password")
                        .flatMap(password -> reset(username, code, password))));
  }

  /** Whoever knew the old password is signed out. */
  private Either<Refusal, Map<String, Object>> reset(
      String username, String code, String password) {
    var hash = passwords.hash(password);
    return database.write(session ->
        codes
            .check(session, username, PASSWORD, code, clock.instant())
            .flatMap(_ ->
                Account.named(session, username)
                    .filter(Account::confirmed)
                    .toEither(Refusal.NO_SUCH_CODE))
            .map(account -> {
              account.changePassword(session, hash);
              codes.forget(session, username, PASSWORD);
              SignInFailures.forget(session, username);
              SignedIn.revokeAll(session, account.id());
              return HashMap.empty();
            }));
  }

  Either<Refusal, Map<String, Object>> change(Request request) {
    return signIn
        .holder(request)
        .flatMap(account ->
            request
                .text("PreviousPassword")
                .flatMap(previous -> signIn.authenticate(account.username(), previous)))
        .flatMap(account ->
            Passwords.read(request, "ProposedPassword").map(proposed -> change(account, proposed)));
  }

  private Map<String, Object> change(Account account, String password) {
    var hash = passwords.hash(password);
    return database.write(session -> {
      account.changePassword(session, hash);
      return HashMap.empty();
    });
  }
}
