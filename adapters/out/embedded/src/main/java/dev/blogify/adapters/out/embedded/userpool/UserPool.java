package dev.blogify.adapters.out.embedded.userpool;

import static io.vavr.control.Either.left;

import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSecrets;
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
 * A user pool with one public app client, which has no secret. It behaves as Cognito does with
 * {@code PreventUserExistenceErrors} enabled: only {@code SignUp} reveals whether a username
 * exists.
 */
public final class UserPool {
  private static final String TARGET_PREFIX = "AWSCognitoIdentityProviderService.";

  private final UserPoolSettings settings;
  private final SigningKey signingKey;
  private final SignInOperations signIn;
  private final SignUpOperations signUp;
  private final PasswordOperations passwordOperations;

  /**
   * Opens the pool of a database, and generates its signing key at the first start.
   *
   * @param onConfirmed called at least once for each confirmed account, before the response
   */
  public UserPool(
      SqliteDatabase database,
      InstantSource clock,
      SecureRandom random,
      UserPoolSettings settings,
      BiConsumer<UserId, DisplayName> onConfirmed) {
    var tokenGenerator =
        new TokenGenerator(random, new SqliteSecrets(database, random).getOrCreate("userpool"));
    var passwords = new Passwords(random);
    var codes = new VerificationCodes(database, clock, tokenGenerator);
    this.settings = settings;
    this.signingKey = SigningKey.loadOrCreate(database, random);
    var tokens = new Tokens(signingKey, settings.issuer(), settings.clientId(), tokenGenerator);
    this.signIn = new SignInOperations(database, clock, passwords, tokens, tokenGenerator);
    this.signUp =
        new SignUpOperations(database, clock, passwords, codes, tokenGenerator, onConfirmed);
    this.passwordOperations = new PasswordOperations(database, passwords, codes, signIn);
  }

  /**
   * Handles a {@code POST /}.
   *
   * @param target the {@code X-Amz-Target} header
   * @param body a JSON object
   */
  public UserPoolResponse handle(String target, byte[] body) {
    return UserPoolRequest.parse(body)
        .flatMap(request -> dispatch(target, request))
        .fold(UserPoolResponse::of, UserPoolResponse::of);
  }

  private Either<UserPoolError, Map<String, Object>> dispatch(
      String target, UserPoolRequest request) {
    return switch (target) {
      case TARGET_PREFIX + "InitiateAuth" -> requireClient(request, signIn::initiateAuth);
      case TARGET_PREFIX + "SignUp" -> requireClient(request, signUp::signUp);
      case TARGET_PREFIX + "ConfirmSignUp" -> requireClient(request, signUp::confirmSignUp);
      case TARGET_PREFIX + "ResendConfirmationCode" ->
          requireClient(request, signUp::resendConfirmationCode);
      case TARGET_PREFIX + "ForgotPassword" ->
          requireClient(request, passwordOperations::forgotPassword);
      case TARGET_PREFIX + "ConfirmForgotPassword" ->
          requireClient(request, passwordOperations::confirmForgotPassword);
      case TARGET_PREFIX + "ChangePassword" -> passwordOperations.changePassword(request);
      case TARGET_PREFIX + "GetUser" -> signIn.getUser(request);
      case TARGET_PREFIX + "GlobalSignOut" -> signIn.globalSignOut(request);
      default -> left(UserPoolError.unknownOperation(target));
    };
  }

  private Either<UserPoolError, Map<String, Object>> requireClient(
      UserPoolRequest request,
      Function<UserPoolRequest, Either<UserPoolError, Map<String, Object>>> operation) {
    return request
        .text("ClientId")
        .filterOrElse(settings.clientId()::equals, UserPoolError::clientNotFound)
        .flatMap(_ -> operation.apply(request));
  }

  /**
   * Creates a confirmed account without checking the password policy. An existing account of the
   * same username does not change.
   */
  public UserId createUser(String username, String email, String password, Role role) {
    return signUp.createConfirmed(username, email, password, role);
  }

  /** Returns the document at {@code /{poolId}/.well-known/jwks.json}. */
  public String jwks() {
    return signingKey.jwks();
  }

  /** Returns the document at {@code /{poolId}/.well-known/openid-configuration}. */
  public String openIdConfiguration() {
    return UserPoolResponse.toJson(
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
   * The identity of a pool.
   *
   * @param endpoint the base URL of the pool, such as {@code http://localhost:8081}
   */
  public record UserPoolSettings(String poolId, String clientId, URI endpoint) {
    /** Returns the claim {@code iss} of the pool's tokens. */
    public String issuer() {
      return endpoint + "/" + poolId;
    }
  }
}
