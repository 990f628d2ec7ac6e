package dev.blogify.adapters.embedded.userpool;

import static dev.blogify.adapters.embedded.userpool.Codes.Purpose.SIGN_UP;
import static io.vavr.control.Either.left;

import dev.blogify.adapters.embedded.sqlite.Database;
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
final class SignUp {
  private final Database database;
  private final InstantSource clock;
  private final Passwords passwords;
  private final Codes codes;
  private final Delivery delivery;
  private final Unguessable unguessable;
  private final BiConsumer<UserId, DisplayName> confirmed;

  SignUp(
      Database database,
      InstantSource clock,
      Passwords passwords,
      Codes codes,
      Delivery delivery,
      Unguessable unguessable,
      BiConsumer<UserId, DisplayName> confirmed) {
    this.database = database;
    this.clock = clock;
    this.passwords = passwords;
    this.codes = codes;
    this.delivery = delivery;
    this.unguessable = unguessable;
    this.confirmed = confirmed;
  }

  Either<Refusal, Map<String, Object>> open(Request request) {
    return request
        .username()
        .flatMap(username ->
            Passwords.read(request, "Password")
                .flatMap(password ->
                    Attributes.read(request)
                        .flatMap(attributes -> open(username, password, attributes))));
  }

  private Either<Refusal, Map<String, Object>> open(
      String username, String password, Attributes attributes) {
    var account = account(username, password, attributes, Role.READER, false);
    var now = clock.instant();
    return database
        .commit(session -> {
          if (!account.open(session, now)) {
            return Either.<Refusal, String>left(Refusal.NAME_TAKEN);
          }
          codes.forget(session, username, SIGN_UP);
          return codes.issue(session, username, SIGN_UP, now);
        })
        .peek(code -> codes.send(account, SIGN_UP, code))
        .map(_ ->
            delivery
                .to(Option.some(account), username)
                .merge(LinkedHashMap.of("UserConfirmed", false, "UserSub", account.id().value())));
  }

  /** Opens an account that needs no confirmation, unless there is one of that name. */
  UserId openConfirmed(String username, String email, String password, Role role) {
    var account =
        database
            .read(session -> Account.named(session, username))
            .getOrElse(() -> store(account(username, password, Attributes.of(email), role, true)));
    confirmed.accept(account.id(), account.displayName());
    return account.id();
  }

  private Account store(Account account) {
    return database.write(session -> {
      account.open(session, clock.instant());
      return Account.named(session, account.username()).get();
    });
  }

  private Account account(
      String username, String password, Attributes attributes, Role role, boolean isConfirmed) {
    return new Account(
        new UserId(unguessable.uuid()),
        username,
        attributes.email(),
        attributes.name(),
        passwords.hash(password),
        role,
        isConfirmed);
  }

  Either<Refusal, Map<String, Object>> confirm(Request request) {
    return request
        .username()
        .flatMap(username ->
            request
                .text("ConfirmationCode")
                .flatMap(code -> unconfirmed(username, code))
                .map(this::confirm));
  }

  private Either<Refusal, Account> unconfirmed(String username, String code) {
    var account = database.read(session -> Account.named(session, username));
    if (account.exists(Account::confirmed)) {
      return left(Refusal.notAuthorized("User cannot be confirmed. Current status is CONFIRMED"));
    }
    return database
        .write(session -> codes.check(session, username, SIGN_UP, code, clock.instant()))
        .flatMap(_ -> account.toEither(Refusal.NO_SUCH_CODE));
  }

  /** Tells of it first: a crash between is mended by confirming again. */
  private Map<String, Object> confirm(Account account) {
    confirmed.accept(account.id(), account.displayName());
    return database.write(session -> {
      account.confirm(session);
      codes.forget(session, account.username(), SIGN_UP);
      return HashMap.empty();
    });
  }

  Either<Refusal, Map<String, Object>> resend(Request request) {
    return request.username().flatMap(this::resend);
  }

  private Either<Refusal, Map<String, Object>> resend(String username) {
    var account = database.read(session -> Account.named(session, username));
    return account.exists(Account::confirmed)
        ? left(Refusal.invalidParameter("User is already confirmed."))
        : delivery.send(account, username, SIGN_UP);
  }
}
