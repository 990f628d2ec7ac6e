package dev.blogify.adapters.out.embedded.userpool;

import static dev.blogify.adapters.out.embedded.userpool.VerificationCodes.Purpose.SIGN_UP;
import static io.vavr.control.Either.left;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/** {@code SignUp}, {@code ConfirmSignUp} and {@code ResendConfirmationCode}. */
record SignUpOperations(
    SqliteDatabase database,
    InstantSource clock,
    Passwords passwords,
    VerificationCodes codes,
    TokenGenerator tokenGenerator,
    BiConsumer<UserId, DisplayName> onConfirmed) {
  Either<UserPoolError, JsonObject> signUp(JsonObject request) {
    return UserAttributes.parse(request)
        .flatMap(attributes ->
            attributes
                .email()
                .toEither(UserAttributes.EMAIL_REQUIRED)
                .map(email ->
                    newAccount(
                        request.text("Username"),
                        request.text("Password"),
                        email,
                        attributes.name(),
                        Role.READER,
                        false)))
        .flatMap(account ->
            insertWithCode(account)
                .peek(code -> codes.send(account, SIGN_UP, code))
                .map(_ ->
                    VerificationCodes.DELIVERY_RESPONSE
                        .with("UserConfirmed", false)
                        .with("UserSub", account.id().value())));
  }

  private Either<UserPoolError, String> insertWithCode(Account account) {
    return database.commit(session -> {
      if (!account.insert(session, clock.instant())) {
        return left(UserPoolError.USERNAME_EXISTS);
      }
      codes.delete(session, account.username(), SIGN_UP);
      return codes.issue(session, account.username(), SIGN_UP);
    });
  }

  /** Creates a confirmed account, or returns the existing one of the same username. */
  UserId createConfirmed(String username, String email, String password, Role role) {
    var account =
        database
            .read(session -> Account.findByUsername(session, username))
            .getOrElse(() -> {
              var created = newAccount(username, password, email, Option.none(), role, true);
              return database.write(session -> {
                created.insert(session, clock.instant());
                return Account.findByUsername(session, username).get();
              });
            });
    onConfirmed.accept(account.id(), account.displayName());
    return account.id();
  }

  private Account newAccount(
      String username,
      String password,
      String email,
      Option<DisplayName> name,
      Role role,
      boolean isConfirmed) {
    return new Account(
        new UserId(tokenGenerator.uuid()),
        username,
        email,
        name,
        passwords.derive(username, password),
        role,
        isConfirmed,
        isConfirmed);
  }

  /** Confirms an account. A confirmed account has the same response as an unknown username. */
  Either<UserPoolError, JsonObject> confirmSignUp(JsonObject request) {
    var username = request.text("Username");
    return database
        .write(
            session -> codes.verify(session, username, SIGN_UP, request.text("ConfirmationCode")))
        .flatMap(_ -> findUnconfirmed(username).toEither(UserPoolError.EXPIRED_CODE))
        .map(this::confirm);
  }

  private Option<Account> findUnconfirmed(String username) {
    return database
        .read(session -> Account.findByUsername(session, username))
        .filter(account -> !account.confirmed());
  }

  /** Runs the callback first, so that the user can confirm again after a crash in between. */
  private JsonObject confirm(Account account) {
    onConfirmed.accept(account.id(), account.displayName());
    return database.write(session -> {
      account.confirm(session);
      codes.delete(session, account.username(), SIGN_UP);
      return JsonObject.EMPTY;
    });
  }

  /** Sends a code to an unconfirmed account. The response is the same for every username. */
  Either<UserPoolError, JsonObject> resendConfirmationCode(JsonObject request) {
    var username = request.text("Username");
    return codes.issueAndSend(findUnconfirmed(username), username, SIGN_UP);
  }
}
