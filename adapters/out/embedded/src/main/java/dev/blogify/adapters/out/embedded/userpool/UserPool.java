package dev.blogify.adapters.out.embedded.userpool;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.JsonReader;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.adapters.out.embedded.sqlite.SqliteSecrets;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/**
 * A user pool with one public app client, which has no secret. It behaves as Cognito does with
 * {@code PreventUserExistenceErrors} enabled: only {@code SignUp} reveals whether a username
 * exists.
 */
public final class UserPool {
  private static final String TARGET_PREFIX = "AWSCognitoIdentityProviderService.";

  private final UserPoolSettings settings;
  private final Tokens tokens;
  private final SignInOperations signIn;
  private final SignUpOperations signUp;
  private final PasswordOperations passwordOperations;
  private final SessionOperations sessions;
  private final MfaOperations mfa;
  private final AttributeOperations attributes;

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
    var secrets = new SqliteSecrets(database, random);
    var tokenGenerator = new TokenGenerator(random, secrets.getOrCreate("userpool"));
    var cipher = new ChallengeCipher(random, secrets.getOrCreate("userpool-challenges"));
    var srp = new Srp(settings.poolName(), random);
    var passwords = new Passwords(random, srp);
    var codes = new VerificationCodes(database, clock, tokenGenerator);
    var failures = new SignInFailures(database, clock);
    var srpChallenges = new SrpChallenges(database, clock, srp, cipher, failures, tokenGenerator);
    this.settings = settings;
    this.tokens =
        new Tokens(database, random, settings.issuer(), settings.clientId(), tokenGenerator);
    this.sessions = new SessionOperations(database, clock, tokens, tokenGenerator);
    this.mfa =
        new MfaOperations(database, clock, random, cipher, failures, tokenGenerator, sessions);
    this.attributes = new AttributeOperations(database, codes, mfa, sessions);
    this.signIn = new SignInOperations(database, passwords, failures, srpChallenges, mfa, sessions);
    this.signUp =
        new SignUpOperations(database, clock, passwords, codes, tokenGenerator, onConfirmed);
    this.passwordOperations =
        new PasswordOperations(
            database, passwords, codes, signIn, sessions, settings.endSessionsOnPasswordChange());
  }

  /**
   * Handles a {@code POST /}.
   *
   * @param target the {@code X-Amz-Target} header
   * @param body a JSON object; unknown members are ignored
   */
  public Response handle(String target, byte[] body) {
    return JsonReader.DEFAULT
        .read(new String(body, UTF_8))
        .mapLeft(_ -> UserPoolError.NOT_JSON)
        .flatMap(request -> dispatch(target, request))
        .fold(Response::of, Response::of);
  }

  /** Validates the members that an operation requires, and runs the operation. */
  private Either<UserPoolError, JsonObject> dispatch(String target, JsonObject request) {
    if (!target.startsWith(TARGET_PREFIX)) {
      return left(UserPoolError.unknownOperation(target));
    }
    return switch (target.substring(TARGET_PREFIX.length())) {
      case "InitiateAuth" -> require(request, "ClientId", "AuthFlow").flatMap(signIn::initiateAuth);
      case "RespondToAuthChallenge" ->
          require(request, "ClientId", "ChallengeName").flatMap(signIn::respondToAuthChallenge);
      case "SignUp" -> require(request, "ClientId", "Username", "Password").flatMap(signUp::signUp);
      case "ConfirmSignUp" ->
          require(request, "ClientId", "Username", "ConfirmationCode")
              .flatMap(signUp::confirmSignUp);
      case "ResendConfirmationCode" ->
          require(request, "ClientId", "Username").flatMap(signUp::resendConfirmationCode);
      case "ForgotPassword" ->
          require(request, "ClientId", "Username").flatMap(passwordOperations::forgotPassword);
      case "ConfirmForgotPassword" ->
          require(request, "ClientId", "Username", "ConfirmationCode", "Password")
              .flatMap(passwordOperations::confirmForgotPassword);
      case "ChangePassword" ->
          require(request, "AccessToken", "PreviousPassword", "ProposedPassword")
              .flatMap(passwordOperations::changePassword);
      case "GetTokensFromRefreshToken" ->
          require(request, "ClientId", "RefreshToken").flatMap(sessions::getTokensFromRefreshToken);
      case "RevokeToken" -> require(request, "ClientId", "Token").flatMap(sessions::revokeToken);
      case "GlobalSignOut" -> require(request, "AccessToken").flatMap(sessions::globalSignOut);
      case "GetUser" -> require(request, "AccessToken").flatMap(attributes::getUser);
      case "UpdateUserAttributes" ->
          require(request, "AccessToken").flatMap(attributes::updateUserAttributes);
      case "DeleteUserAttributes" ->
          require(request, "AccessToken").flatMap(attributes::deleteUserAttributes);
      case "GetUserAttributeVerificationCode" ->
          require(request, "AccessToken", "AttributeName")
              .flatMap(attributes::getUserAttributeVerificationCode);
      case "VerifyUserAttribute" ->
          require(request, "AccessToken", "AttributeName", "Code")
              .flatMap(attributes::verifyUserAttribute);
      case "DeleteUser" -> require(request, "AccessToken").flatMap(attributes::deleteUser);
      case "AssociateSoftwareToken" ->
          require(request, "AccessToken").flatMap(mfa::associateSoftwareToken);
      case "VerifySoftwareToken" ->
          require(request, "AccessToken", "UserCode").flatMap(mfa::verifySoftwareToken);
      case "SetUserMFAPreference" ->
          require(request, "AccessToken").flatMap(mfa::setUserMfaPreference);
      default -> left(UserPoolError.unknownOperation(target));
    };
  }

  /** Returns the request, or the error of its first member that is missing or invalid. */
  private Either<UserPoolError, JsonObject> require(JsonObject request, String... members) {
    return List.of(members)
        .flatMap(member -> findViolation(member, request.optionalText(member)))
        .headOption()
        .<Either<UserPoolError, JsonObject>>map(Either::left)
        .getOrElse(() -> right(request));
  }

  private Option<UserPoolError> findViolation(String member, Option<String> optionalText) {
    if (optionalText.isEmpty()) {
      return Option.some(UserPoolError.constraintViolation(member, "Member must not be null"));
    }
    var text = optionalText.get();
    return switch (member) {
      case "ClientId" ->
          Option.when(!text.equals(settings.clientId()), () -> UserPoolError.clientNotFound(text));
      case "Username" ->
          Option.when(
              !Account.isUsername(text),
              () ->
                  UserPoolError.constraintViolation(
                      member,
                      "Member must satisfy regular expression pattern:"
                          + " [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+"));
      case "Password", "ProposedPassword" -> Passwords.findViolation(member, text);
      default -> Option.none();
    };
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
    return tokens.jwks();
  }

  /** Returns the document at {@code /{poolId}/.well-known/openid-configuration}. */
  public String openIdConfiguration() {
    return JsonObject.EMPTY
        .with("issuer", settings.issuer())
        .with("jwks_uri", settings.issuer() + "/.well-known/jwks.json")
        .with("id_token_signing_alg_values_supported", List.of("RS256"))
        .with("subject_types_supported", List.of("public"))
        .toJson();
  }

  /**
   * The identity of a pool.
   *
   * @param poolId a name after an underscore, which is a part of the SRP protocol
   * @param endpoint the base URL of the pool, such as {@code http://localhost:8081}
   * @param endSessionsOnPasswordChange whether {@code ChangePassword} revokes the other sessions of
   *     the user, which Cognito does not
   */
  public record UserPoolSettings(
      String poolId, String clientId, URI endpoint, boolean endSessionsOnPasswordChange) {
    /** The settings of a pool that keeps sessions when a password changes, as Cognito does. */
    public UserPoolSettings(String poolId, String clientId, URI endpoint) {
      this(poolId, clientId, endpoint, false);
    }

    String poolName() {
      return poolId.substring(poolId.indexOf('_') + 1);
    }

    /** Returns the claim {@code iss} of the pool's tokens. */
    public String issuer() {
      return endpoint + "/" + poolId;
    }
  }

  /**
   * An HTTP response in the AWS JSON 1.1 protocol.
   *
   * @param headers the headers except {@code content-length}, with names in lower case
   * @param body a JSON object
   */
  public record Response(int status, Map<String, String> headers, String body) {
    private static final Map<String, String> HEADERS =
        HashMap.of("content-type", "application/x-amz-json-1.1");

    private static Response of(JsonObject result) {
      return new Response(200, HEADERS, result.toJson());
    }

    private static Response of(UserPoolError error) {
      return new Response(
          400,
          HEADERS.put("x-amzn-errortype", error.type()),
          JsonObject.EMPTY.with("__type", error.type()).with("message", error.message()).toJson());
    }
  }
}
