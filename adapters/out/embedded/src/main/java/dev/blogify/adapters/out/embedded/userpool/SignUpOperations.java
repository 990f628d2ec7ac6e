package dev.blogify.adapters.out.embedded.userpool;

import static dev.blogify.adapters.out.embedded.userpool.VerificationCodes.Purpose.SIGN_UP;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

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
        .map(attributes ->
            newAccount(
                request.text("Username"), request.text("Password"), attributes, Role.READER, false))
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
              var attributes = new UserAttributes(email, Option.none());
              var created = newAccount(username, password, attributes, role, true);
              return database.write(session -> {
                created.insert(session, clock.instant());
                return Account.findByUsername(session, username).get();
              });
            });
    onConfirmed.accept(account.id(), account.displayName());
    return account.id();
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

  Either<UserPoolError, JsonObject> confirmSignUp(JsonObject request) {
    var username = request.text("Username");
    var account = database.read(session -> Account.findByUsername(session, username));
    if (account.exists(Account::confirmed)) {
      return left(
          UserPoolError.notAuthorized("User cannot be confirmed. Current status is CONFIRMED"));
    }
    return database
        .write(
            session -> codes.verify(session, username, SIGN_UP, request.text("ConfirmationCode")))
        .flatMap(_ -> account.toEither(UserPoolError.EXPIRED_CODE))
        .map(this::confirm);
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

  Either<UserPoolError, JsonObject> resendConfirmationCode(JsonObject request) {
    var username = request.text("Username");
    var account = database.read(session -> Account.findByUsername(session, username));
    return account.exists(Account::confirmed)
        ? left(UserPoolError.invalidParameter("User is already confirmed."))
        : codes.issueAndSend(account, username, SIGN_UP);
  }

  /** The attributes that a client may set at sign-up. */
  private record UserAttributes(String email, Option<DisplayName> name) {
    private static final Set<String> WRITABLE = HashSet.of("email", "name");
    private static final Set<String> READ_ONLY = HashSet.of("sub", "email_verified", "custom:role");

    /** Checks the format only; the verification code proves that the address exists. */
    private static final Pattern EMAIL =
        Pattern.compile(
            "[^\\s@\\p{Cntrl}]{1,64}@[^\\s@.\\p{Cntrl}]{1,63}(\\.[^\\s@.\\p{Cntrl}]{1,63}){1,8}");

    static Either<UserPoolError, UserAttributes> parse(JsonObject request) {
      var attributes = attributes(request);
      if (attributes.keySet().exists(READ_ONLY::contains)) {
        return left(
            UserPoolError.notAuthorized("A client attempted to write unauthorized attribute"));
      }
      var unknown = attributes.keySet().diff(WRITABLE);
      if (!unknown.isEmpty()) {
        return left(
            nonconforming(
                "Type for attribute {%s} could not be determined".formatted(unknown.head())));
      }
      var email = attributes.get("email");
      if (email.isEmpty()) {
        return left(nonconforming("email: The attribute is required"));
      }
      if (!EMAIL.matcher(email.get()).matches()) {
        return left(UserPoolError.invalidParameter("Invalid email address format."));
      }
      var name = attributes.get("name").map(DisplayName::parse);
      return name.exists(parsed -> parsed.isInvalid())
          ? left(nonconforming("name: " + name.get().getError().head().message()))
          : right(new UserAttributes(email.get(), name.map(parsed -> parsed.get())));
    }

    private static Map<String, String> attributes(JsonObject request) {
      return request
          .optionalArray("UserAttributes")
          .getOrElse(Vector::empty)
          .filter(JsonObject.class::isInstance)
          .map(JsonObject.class::cast)
          .toMap(
              attribute -> attribute.optionalText("Name").getOrElse(""),
              attribute -> attribute.optionalText("Value").getOrElse(""));
    }

    private static UserPoolError nonconforming(String reason) {
      return UserPoolError.invalidParameter("Attributes did not conform to the schema: " + reason);
    }
  }
}
