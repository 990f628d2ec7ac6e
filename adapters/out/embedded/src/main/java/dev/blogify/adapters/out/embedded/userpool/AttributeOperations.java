package dev.blogify.adapters.out.embedded.userpool;

import static dev.blogify.adapters.out.embedded.userpool.VerificationCodes.Purpose.EMAIL;
import static dev.blogify.adapters.out.embedded.userpool.VerificationCodes.Purpose.PASSWORD;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.JsonValue.JsonString;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSession;
import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * {@code GetUser}, {@code UpdateUserAttributes}, {@code DeleteUserAttributes}, {@code
 * GetUserAttributeVerificationCode}, {@code VerifyUserAttribute} and {@code DeleteUser}.
 */
record AttributeOperations(
    SqliteDatabase database,
    VerificationCodes codes,
    MfaOperations mfa,
    SessionOperations sessions) {
  Either<UserPoolError, JsonObject> getUser(JsonObject request) {
    return sessions
        .accountByAccessToken(request)
        .map(account ->
            mfa.addPreference(
                JsonObject.EMPTY
                    .with("Username", account.username())
                    .withObjects("UserAttributes", attributes(account)),
                account.id()));
  }

  private static List<JsonObject> attributes(Account account) {
    return List.of(
            attribute("sub", account.id().value()),
            attribute("email", account.email()),
            attribute("email_verified", Boolean.toString(account.emailVerified())),
            attribute("custom:role", account.role().label()))
        .appendAll(account.name().map(DisplayName::value).map(name -> attribute("name", name)));
  }

  private static JsonObject attribute(String name, String value) {
    return JsonObject.EMPTY.with("Name", name).with("Value", value);
  }

  /** Changes attributes. A changed e-mail address is unverified, and gets a code. */
  Either<UserPoolError, JsonObject> updateUserAttributes(JsonObject request) {
    return sessions
        .accountByAccessToken(request)
        .flatMap(account ->
            UserAttributes.parse(request).flatMap(attributes -> update(account, attributes)));
  }

  private Either<UserPoolError, JsonObject> update(Account account, UserAttributes attributes) {
    var changedEmail = attributes.email().filter(email -> !email.equals(account.email()));
    return database
        .<UserPoolError, Option<String>>commit(session -> {
          attributes.name().forEach(name -> account.changeName(session, Option.some(name)));
          return changedEmail
              .map(email -> changeEmail(session, account, email).map(Option::some))
              .getOrElse(() -> right(Option.none()));
        })
        .peek(code -> code.forEach(sent -> codes.send(account, EMAIL, sent)))
        .map(code ->
            JsonObject.EMPTY.withObjects(
                "CodeDeliveryDetailsList",
                code.map(_ -> VerificationCodes.DELIVERY_RESPONSE.object("CodeDeliveryDetails"))
                    .toVector()));
  }

  private Either<UserPoolError, String> changeEmail(
      SqliteSession session, Account account, String email) {
    account.changeEmail(session, email);
    codes.delete(session, account.username(), PASSWORD);
    return codes.issue(session, account.username(), EMAIL);
  }

  Either<UserPoolError, JsonObject> deleteUserAttributes(JsonObject request) {
    var names =
        request
            .optionalArray("UserAttributeNames")
            .getOrElse(Vector::empty)
            .flatMap(name ->
                name instanceof JsonString(var text) ? Option.some(text) : Option.<String>none());
    return sessions
        .accountByAccessToken(request)
        .flatMap(account ->
            UserAttributes.findUnwritable(names)
                .orElse(
                    Option.when(
                        names.contains(UserAttributes.EMAIL), UserAttributes.EMAIL_REQUIRED))
                .<Either<UserPoolError, JsonObject>>map(Either::left)
                .getOrElse(() -> right(deleteName(account, names.contains(UserAttributes.NAME)))));
  }

  private JsonObject deleteName(Account account, boolean isRequested) {
    if (isRequested) {
      database.write(session -> account.changeName(session, Option.none()));
    }
    return JsonObject.EMPTY;
  }

  Either<UserPoolError, JsonObject> getUserAttributeVerificationCode(JsonObject request) {
    return emailAccount(request)
        .flatMap(account -> codes.issueAndSend(Option.some(account), account.username(), EMAIL));
  }

  Either<UserPoolError, JsonObject> verifyUserAttribute(JsonObject request) {
    return emailAccount(request)
        .flatMap(account ->
            database.write(session ->
                codes
                    .verify(session, account.username(), EMAIL, request.text("Code"))
                    .map(_ -> {
                      account.verifyEmail(session);
                      codes.delete(session, account.username(), EMAIL);
                      return JsonObject.EMPTY;
                    })));
  }

  private Either<UserPoolError, Account> emailAccount(JsonObject request) {
    return request.text("AttributeName").equals(UserAttributes.EMAIL)
        ? sessions.accountByAccessToken(request)
        : left(UserPoolError.invalidParameter("Only the attribute email can be verified."));
  }

  /** Deletes the account. Its profile and posts remain, as they do on AWS. */
  Either<UserPoolError, JsonObject> deleteUser(JsonObject request) {
    return sessions
        .accountByAccessToken(request)
        .map(account -> {
          database.write(session -> {
            UserSession.deleteAll(session, account.id());
            AuthenticatorApp.delete(session, account.id());
            SignInFailures.reset(session, account.username());
            codes.deleteAll(session, account.username());
            return account.delete(session);
          });
          return JsonObject.EMPTY;
        });
  }
}
