package dev.blogify.adapters.embedded.userpool;

import static io.vavr.control.Either.left;

import dev.blogify.adapters.embedded.sqlite.Database;
import dev.blogify.adapters.embedded.sqlite.Secrets;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * One user pool with one app client that has no secret. It answers as Cognito does with {@code
 * PreventUserExistenceErrors} on: signing up tells whether a username is taken, nothing else does.
 */
public final class UserPool {
  private static final String SERVICE = "AWSCognitoIdentityProviderService.";

  private final Settings settings;
  private final SigningKey key;
  private final SignIn signIn;
  private final SignUp signUp;
  private final PasswordChange passwordChange;

  /**
   * Opens the pool of a database, and makes its signing key on the first start.
   *
   * @param confirmed is told of each account that was confirmed, at least once, before whoever
   *     confirmed it is
   */
  public UserPool(
      Database database,
      InstantSource clock,
      SecureRandom random,
      Settings settings,
      BiConsumer<UserId, DisplayName> confirmed) {
    var unguessable = new Unguessable(random, new Secrets(database, random).secret("userpool"));
    var passwords = new Passwords(random);
    var codes = new Codes(unguessable);
    var delivery = new Delivery(database, clock, codes, unguessable);
    this.settings = settings;
    this.key = SigningKey.of(database, random);
    var tokens = new Tokens(key, settings.issuer(), settings.clientId(), unguessable);
    this.signIn = new SignIn(database, clock, passwords, tokens, unguessable);
    this.signUp = new SignUp(database, clock, passwords, codes, delivery, unguessable, confirmed);
    this.passwordChange = new PasswordChange(database, clock, passwords, codes, delivery, signIn);
  }

  /**
   * Answers a {@code POST /}.
   *
   * @param target the {@code X-Amz-Target} header
   */
  public Reply handle(String target, byte[] body) {
    return Request.parse(body)
        .flatMap(request -> answer(target, request))
        .fold(Reply::of, Reply::of);
  }

  private Either<Refusal, Map<String, Object>> answer(String target, Request request) {
    return switch (target) {
      case SERVICE + "InitiateAuth" -> fromClient(request, signIn::initiate);
      case SERVICE + "SignUp" -> fromClient(request, signUp::open);
      case SERVICE + "ConfirmSignUp" -> fromClient(request, signUp::confirm);
      case SERVICE + "ResendConfirmationCode" -> fromClient(request, signUp::resend);
      case SERVICE + "ForgotPassword" -> fromClient(request, passwordChange::forgot);
      case SERVICE + "ConfirmForgotPassword" -> fromClient(request, passwordChange::confirm);
      case SERVICE + "ChangePassword" -> passwordChange.change(request);
      case SERVICE + "GetUser" -> signIn.describe(request);
      case SERVICE + "GlobalSignOut" -> signIn.endAll(request);
      default -> left(Refusal.unknownOperation(target));
    };
  }

  private Either<Refusal, Map<String, Object>> fromClient(
      Request request, Function<Request, Either<Refusal, Map<String, Object>>> operation) {
    return request
        .text("ClientId")
        .filterOrElse(settings.clientId()::equals, Refusal::noSuchClient)
        .flatMap(_ -> operation.apply(request));
  }

  /**
   * Opens an account that is confirmed from the start; if there is one of that name, it stays as it
   * is. Meant for accounts that come with an installation, so the password policy is not asked.
   */
  public UserId createUser(String username, String email, String password, Role role) {
    return signUp.openConfirmed(username, email, password, role);
  }

  /** The document at {@code /{poolId}/.well-known/jwks.json}. */
  public String jwks() {
    return key.jwks();
  }

  /** The document at {@code /{poolId}/.well-known/openid-configuration}. */
  public String discovery() {
    return Reply.json(
        LinkedHashMap.of(
            "issuer",
            settings.issuer(),
            "jwks_uri",
            settings.issuer() + "/.well-known/jwks.json",
            "id_token_signing_alg_values_supported",
            List.of("RS256").toJavaList(),
            "subject_types_supported",
            List.of("public").toJavaList()));
  }

  /**
   * Which pool it is.
   *
   * @param endpoint where the pool answers, such as {@code http://localhost:8081}
   */
  public record Settings(String poolId, String clientId, URI endpoint) {
    /** The {@code iss} of its tokens. */
    public String issuer() {
      return endpoint + "/" + poolId;
    }
  }
}
