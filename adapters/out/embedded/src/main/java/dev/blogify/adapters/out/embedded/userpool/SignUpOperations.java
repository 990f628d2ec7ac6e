package dev.blogify.adapters.out.embedded.userpool;

import static dev.blogify.adapters.out.embedded.userpool.VerificationCodes.Purpose.SIGN_UP;
import static io.vavr.control.Either.left;

import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
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
  Either<UserPoolError, Map<String, Object>> signUp(UserPoolRequest request) {
    return request
        .username()
        .flatMap(username ->
            Passwords.parse(request, "Password")
                .flatMap(password ->
                    UserAttributes.parse(request)
                        .flatMap(attributes -> signUp(username, password, attributes))));
  }

  private Either<UserPoolError, Map<String, Object>> signUp(
      String username, String password, UserAttributes attributes) {
    var account = newAccount(username, password, attributes, Role.READER, false);
    return database
        .commit(session -> {
          if (!account.insert(session, clock.instant())) {
            return Either.<UserPoolError, String>left(UserPoolError.USERNAME_EXISTS);
          }
          codes.delete(session, username, SIGN_UP);
          return codes.issue(session, username, SIGN_UP);
        })
        .peek(code -> codes.send(account, SIGN_UP, code))
        .map(_ ->
            codes
                .deliveryDetails(Option.some(account), username)
                .merge(LinkedHashMap.of("UserConfirmed", false, "UserSub", account.id().value())));
  }

  /** Creates a confirmed account, or returns the existing one of the same username. */
  UserId createConfirmed(String username, String email, String password, Role role) {
    var account =
        database
            .read(session -> Account.findByUsername(session, username))
            .getOrElse(() ->
                insertIfAbsent(
                    newAccount(username, password, UserAttributes.withEmail(email), role, true)));
    onConfirmed.accept(account.id(), account.displayName());
    return account.id();
  }

  private Account insertIfAbsent(Account account) {
    return database.write(session -> {
      account.insert(session, clock.instant());
      return Account.findByUsername(session, account.username()).get();
    });
  }

  private Account newAccount(
      String username, String password, UserAttributes attributes, Role role, boolean isConfirmed) {
    return new Account(
        new UserId(tokenGenerator.uuid()),
        username,
        attributes.email(),
        attributes.name(),
        passwords.hash(password),
        role,
        isConfirmed);
  }

  Either<UserPoolError, Map<String, Object>> confirmSignUp(UserPoolRequest request) {
    return request
        .username()
        .flatMap(username ->
            request
                .text("ConfirmationCode")
                .flatMap(code -> verifyCode(username, code))
                .map(this::confirmSignUp));
  }

  private Either<UserPoolError, Account> verifyCode(String username, String code) {
    var account = database.read(session -> Account.findByUsername(session, username));
    if (account.exists(Account::confirmed)) {
      return left(
          UserPoolError.notAuthorized("User cannot be confirmed. Current status is CONFIRMED"));
    }
    return database
        .write(session -> codes.verify(session, username, SIGN_UP, code))
        .flatMap(_ -> account.toEither(UserPoolError.EXPIRED_CODE));
  }

  /** Runs the callback first, so that the user can confirm again after a crash in between. */
  private Map<String, Object> confirmSignUp(Account account) {
    onConfirmed.accept(account.id(), account.displayName());
    return database.write(session -> {
      account.confirm(session);
      codes.delete(session, account.username(), SIGN_UP);
      return HashMap.empty();
    });
  }

  Either<UserPoolError, Map<String, Object>> resendConfirmationCode(UserPoolRequest request) {
    return request.username().flatMap(this::resendConfirmationCode);
  }

  private Either<UserPoolError, Map<String, Object>> resendConfirmationCode(String username) {
    var account = database.read(session -> Account.findByUsername(session, username));
    return account.exists(Account::confirmed)
        ? left(UserPoolError.invalidParameter("User is already confirmed."))
        : codes.issueAndSend(account, username, SIGN_UP);
  }
}
