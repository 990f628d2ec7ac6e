package dev.blogify.adapters.out.embedded.userpool;

import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.PASSWORD;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertRefused;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import dev.blogify.domain.access.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UserPoolTest {
  private final Path folder;
  private final UserPoolFixture pool;

  UserPoolTest(@TempDir Path folder) {
    this.folder = folder;
    this.pool = new UserPoolFixture(folder.resolve("blogify.db"));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void usesTheProtocolOfTheAwsSdks() {
    var response = pool.signIn("nobody", "x");

    assertThat(response)
        .isEqualTo(
            new UserPool.Response(
                400,
                io.vavr.collection.HashMap.of(
                    "content-type", "application/x-amz-json-1.1",
                    "x-amzn-errortype", "NotAuthorizedException"),
                "{\"__type\":\"NotAuthorizedException\","
                    + "\"message\":\"Incorrect username or password.\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AdminCreateUser", "initiateAuth", "", "InitiateAuth "})
  void rejectsUnknownOperations(String operation) {
    assertRefused(
        pool.callRaw(operation, "{}"),
        "UnknownOperationException",
        "Unknown operation: AWSCognitoIdentityProviderService." + operation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "null", "\"x\"", "{\"a\":1,\"a\":2}"})
  void rejectsABodyThatIsNotAJsonObject(String body) {
    assertRefused(pool.callRaw("SignUp", body), "SerializationException", "Not a JSON object.");
  }

  @ParameterizedTest
  @CsvSource({
    "InitiateAuth, authFlow, AuthFlow",
    "SignUp, username, Username",
    "ConfirmSignUp, username, Username",
    "ResendConfirmationCode, username, Username",
    "ForgotPassword, username, Username",
    "ConfirmForgotPassword, username, Username",
    "GetUser, accessToken, AccessToken",
    "ChangePassword, accessToken, AccessToken",
    "GlobalSignOut, accessToken, AccessToken",
    "RespondToAuthChallenge, challengeName, ChallengeName",
    "GetTokensFromRefreshToken, refreshToken, RefreshToken",
    "RevokeToken, token, Token",
    "UpdateUserAttributes, accessToken, AccessToken",
    "DeleteUserAttributes, accessToken, AccessToken",
    "GetUserAttributeVerificationCode, accessToken, AccessToken",
    "VerifyUserAttribute, accessToken, AccessToken",
    "DeleteUser, accessToken, AccessToken",
    "AssociateSoftwareToken, accessToken, AccessToken",
    "VerifySoftwareToken, accessToken, AccessToken",
    "SetUserMFAPreference, accessToken, AccessToken"
  })
  void namesAFieldThatIsMissingOrNotAString(String operation, String named, String field) {
    for (var value : List.of(Map.of(), 1, List.of("zoe"))) {
      assertRefused(
          pool.call(operation, Map.of(field, value)),
          "InvalidParameterException",
          "1 validation error detected: Value at '%s' failed to satisfy constraint: Member must"
              .concat(" not be null")
              .formatted(named));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "InitiateAuth",
        "SignUp",
        "ConfirmSignUp",
        "ResendConfirmationCode",
        "ForgotPassword",
        "ConfirmForgotPassword",
        "RespondToAuthChallenge",
        "GetTokensFromRefreshToken",
        "RevokeToken"
      })
  void rejectsAnUnknownClient(String operation) {
    assertRefused(
        pool.call(operation, Map.of("ClientId", "other")),
        "ResourceNotFoundException",
        "User pool client other does not exist.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"USER_AUTH", "CUSTOM_AUTH", "ADMIN_NO_SRP_AUTH"})
  void rejectsFlowsThatTheDeployedClientDoesNotOffer(String flow) {
    assertRefused(
        pool.call("InitiateAuth", Map.of("AuthFlow", flow)),
        "InvalidParameterException",
        flow + " flow not enabled for this client");
  }

  /** The operations that compare no password, because a comparison takes 70 ms. */
  @Test
  void answersRandomRequestsWithoutAnException() {
    pool.signUpConfirmed("zoe");
    var token = "\"" + pool.signInTokens("zoe").accessToken() + "\"";
    var operations =
        List.of(
            "InitiateAuth",
            "RespondToAuthChallenge",
            "ConfirmSignUp",
            "ResendConfirmationCode",
            "ForgotPassword",
            "GetTokensFromRefreshToken",
            "RevokeToken",
            "GetUser",
            "UpdateUserAttributes",
            "DeleteUserAttributes",
            "GetUserAttributeVerificationCode",
            "VerifyUserAttribute",
            "AssociateSoftwareToken",
            "VerifySoftwareToken",
            "SetUserMFAPreference");
    for (var seed = 0; seed < 3_000; seed++) {
      var random = new SplittableRandom(seed);
      var operation = operations.get(random.nextInt(operations.size()));
      var members =
          Stream.of(
                  "AuthFlow",
                  "AuthParameters",
                  "ChallengeName",
                  "ChallengeResponses",
                  "Session",
                  "Username",
                  "ConfirmationCode",
                  "RefreshToken",
                  "Token",
                  "UserAttributes",
                  "UserAttributeNames",
                  "AttributeName",
                  "Code",
                  "UserCode",
                  "SoftwareTokenMfaSettings",
                  "SMSMfaSettings")
              .map(member -> ",\"%s\":%s".formatted(member, value(random, 2)))
              .collect(Collectors.joining());

      var response =
          pool.callRaw(
              operation,
              "{\"ClientId\":\"%s\",\"AccessToken\":%s%s}"
                  .formatted(UserPoolFixture.CLIENT, random.nextInt(9) > 0 ? token : "7", members));

      assertThat(response.status()).as("seed %d: %s", seed, operation).isIn(200, 400);
    }
  }

  private static String value(SplittableRandom random, int depth) {
    var scalars =
        List.of(
            "null",
            "1e308",
            "true",
            "\"\"",
            "\"zoe\"",
            "\"email\"",
            "\"name\"",
            "\"\\ud800\"",
            "\"123456\"",
            "\"USER_SRP_AUTH\"",
            "\"REFRESH_TOKEN_AUTH\"",
            "\"PASSWORD_VERIFIER\"",
            "\"SOFTWARE_TOKEN_MFA\"");
    var members =
        List.of("USERNAME", "SRP_A", "REFRESH_TOKEN", "Name", "Value", "Enabled", "TIMESTAMP");
    return switch (random.nextInt(depth == 0 ? 1 : 3)) {
      case 0 -> scalars.get(random.nextInt(scalars.size()));
      case 1 -> "[" + value(random, depth - 1) + "]";
      default ->
          members.stream()
              .map(member -> "\"%s\":%s".formatted(member, value(random, depth - 1)))
              .collect(Collectors.joining(",", "{", "}"));
    };
  }

  @Test
  void publishesOnlyThePublicKey() throws Exception {
    var keys = JWKSet.parse(pool.pool().jwks()).getKeys();

    assertThat(keys).hasSize(1);
    assertThat(keys.getFirst().isPrivate()).isFalse();
    assertThat(keys.getFirst().toRSAKey().size()).isEqualTo(2048);
    assertThat(keys.getFirst().toJSONObject())
        .containsOnlyKeys("kty", "e", "use", "kid", "alg", "n")
        .containsEntry("alg", "RS256")
        .containsEntry("use", "sig");
  }

  @Test
  void publishesTheOpenIdConfiguration() {
    assertThat(UserPoolFixture.parsed(pool.pool().openIdConfiguration()))
        .isEqualTo(
            Map.of(
                "issuer",
                "http://localhost:8081/local_blogify",
                "jwks_uri",
                "http://localhost:8081/local_blogify/.well-known/jwks.json",
                "id_token_signing_alg_values_supported",
                List.of("RS256"),
                "subject_types_supported",
                List.of("public")));
  }

  @Test
  void keepsKeysAccountsAndSessionsAfterARestart() {
    pool.signUpConfirmed("zoe");
    var keys = pool.pool().jwks();
    var tokens = pool.signInTokens("zoe");

    pool.restart();

    assertThat(pool.pool().jwks()).isEqualTo(keys);
    assertThat(pool.claims(tokens.accessToken())).containsEntry("username", "zoe");
    assertSucceeded(pool.refresh(tokens.refreshToken()));
    assertSucceeded(pool.signIn("zoe", PASSWORD));
  }

  @Test
  void createsAPredefinedUserOnce() {
    var first = pool.pool().createUser("erin", "erin@example.com", PASSWORD, Role.EDITOR);
    new UserPoolAccounts(pool.database()).assignRole(first, Role.ADMIN);

    var second = pool.pool().createUser("erin", "new@example.com", "Other-password-1", Role.EDITOR);

    assertThat(second).isEqualTo(first);
    assertThat(pool.confirmed).containsExactly(first.value() + " erin", first.value() + " erin");
    assertSucceeded(pool.signIn("erin", PASSWORD));
  }

  @Test
  void storesNoSecretInClearTextAndLogsOnlyTheCode() throws IOException {
    pool.signUpConfirmed("zoe");
    assertSucceeded(pool.call("ForgotPassword", Map.of("Username", "zoe")));
    var tokens = pool.signInTokens("zoe");
    var code = pool.lastCode();

    assertThat(pool.logged()).hasSize(2);
    assertThat(String.join("\n", pool.logged())).contains(code).doesNotContain(PASSWORD);
    var stored = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        stored.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    assertThat(stored.indexOf("zoe@example.com")).isNotNegative();
    assertThat(stored.indexOf(PASSWORD)).isNegative();
    assertThat(stored.indexOf(code)).isNegative();
    assertThat(stored.indexOf(tokens.refreshToken())).isNegative();
    assertThat(stored.indexOf(tokens.accessToken())).isNegative();
  }
}
