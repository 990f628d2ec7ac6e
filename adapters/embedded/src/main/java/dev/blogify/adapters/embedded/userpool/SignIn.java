package dev.blogify.adapters.embedded.userpool;

import static io.vavr.control.Either.left;

import dev.blogify.adapters.embedded.sqlite.Database;
import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import java.time.InstantSource;

/** {@code InitiateAuth}, and what one may do with the access token that comes of it. */
final class SignIn {
  private final Database database;
  private final InstantSource clock;
  private final Passwords passwords;
  private final Tokens tokens;
  private final Unguessable unguessable;

  SignIn(
      Database database,
      InstantSource clock,
      Passwords passwords,
      Tokens tokens,
      Unguessable unguessable) {
    this.database = database;
    this.clock = clock;
    this.passwords = passwords;
    this.tokens = tokens;
    this.unguessable = unguessable;
  }

  Either<Refusal, Map<String, Object>> initiate(Request request) {
    var parameters = request.object("AuthParameters");
    return request
        .text("AuthFlow")
        .flatMap(flow ->
            switch (flow) {
              case "USER_PASSWORD_AUTH" -> withPassword(parameters);
              case "REFRESH_TOKEN_AUTH", "REFRESH_TOKEN" -> withRefreshToken(parameters);
              default -> left(Refusal.invalidParameter(flow + " flow not enabled for this client"));
            })
        .map(result ->
            LinkedHashMap.of(
                "AuthenticationResult",
                result.toJavaMap(),
                "ChallengeParameters",
                java.util.Map.of()));
  }

  private Either<Refusal, Map<String, Object>> withPassword(Request parameters) {
    return parameter(parameters, "USERNAME")
        .flatMap(username ->
            parameter(parameters, "PASSWORD").flatMap(password -> authenticate(username, password)))
        .filterOrElse(Account::confirmed, _ -> Refusal.NOT_CONFIRMED)
        .map(this::begin);
  }

  private static Either<Refusal, String> parameter(Request parameters, String name) {
    return parameters
        .text(name)
        .filterOrElse(value -> !value.isEmpty(), _ -> missing(name))
        .mapLeft(_ -> missing(name));
  }

  private static Refusal missing(String name) {
    return Refusal.invalidParameter("Missing required parameter " + name);
  }

  /** Somebody who does not exist is refused like, and as slowly as, somebody who errs. */
  Either<Refusal, Account> authenticate(String username, String password) {
    var now = clock.instant();
    if (database.read(session -> SignInFailures.isLocked(session, username, now))) {
      return left(Refusal.TOO_MANY_FAILURES);
    }
    var account = database.read(session -> Account.named(session, username));
    if (!passwords.matches(password, account.map(Account::password))) {
      database.write(session -> {
        SignInFailures.count(session, username, now);
        return now;
      });
      return left(Refusal.WRONG_PASSWORD);
    }
    return account.toEither(Refusal.WRONG_PASSWORD);
  }

  private Map<String, Object> begin(Account account) {
    var now = clock.instant();
    var refreshToken = unguessable.token();
    var begun = SignedIn.now(unguessable.uuid(), account.id(), now);
    database.write(session -> {
      SignInFailures.forget(session, account.username());
      begun.store(session, fingerprint(refreshToken));
      return begun;
    });
    return tokens.issue(account, begun, now).put("RefreshToken", refreshToken);
  }

  private Either<Refusal, Map<String, Object>> withRefreshToken(Request parameters) {
    return parameter(parameters, "REFRESH_TOKEN")
        .flatMap(this::signedIn)
        .map(signedIn ->
            tokens.issue(
                database.read(session -> Account.of(session, signedIn.user())).get(),
                signedIn,
                clock.instant()));
  }

  private Either<Refusal, SignedIn> signedIn(String refreshToken) {
    return database
        .read(session -> SignedIn.by(session, fingerprint(refreshToken)))
        .toEither(Refusal.notAuthorized("Invalid Refresh Token"))
        .filterOrElse(
            signedIn -> clock.instant().isBefore(signedIn.until()),
            _ -> Refusal.notAuthorized("Refresh Token has expired"))
        .filterOrElse(
            signedIn -> !signedIn.revoked(),
            _ -> Refusal.notAuthorized("Refresh Token has been revoked"));
  }

  private String fingerprint(String refreshToken) {
    return unguessable.fingerprint("refresh token", refreshToken);
  }

  /** Whose access token it is; tokens of a sign-in that was revoked are refused. */
  Either<Refusal, Account> holder(Request request) {
    return request
        .text("AccessToken")
        .flatMap(token -> tokens.verify(token, clock.instant()))
        .flatMap(id ->
            database
                .read(session -> SignedIn.of(session, id))
                .filter(signedIn -> !signedIn.revoked())
                .toEither(Refusal.notAuthorized("Access Token has been revoked")))
        .map(signedIn -> database.read(session -> Account.of(session, signedIn.user())).get());
  }

  Either<Refusal, Map<String, Object>> describe(Request request) {
    return holder(request)
        .map(account ->
            LinkedHashMap.of(
                "Username", account.username(), "UserAttributes", attributes(account)));
  }

  private static Object attributes(Account account) {
    return List.of(
            attribute("sub", account.id().value()),
            attribute("email", account.email()),
            attribute("email_verified", Boolean.toString(account.confirmed())),
            attribute("custom:role", account.role().label()))
        .appendAll(account.name().map(DisplayName::value).map(name -> attribute("name", name)))
        .toJavaList();
  }

  private static java.util.Map<String, String> attribute(String name, String value) {
    return java.util.Map.of("Name", name, "Value", value);
  }

  /** Ends every sign-in of the account; access tokens still open the API until they expire. */
  Either<Refusal, Map<String, Object>> endAll(Request request) {
    return holder(request)
        .map(account ->
            database.write(session -> {
              SignedIn.revokeAll(session, account.id());
              return HashMap.empty();
            }));
  }
}
