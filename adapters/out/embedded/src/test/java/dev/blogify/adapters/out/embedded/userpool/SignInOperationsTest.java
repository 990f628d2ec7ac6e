package dev.blogify.adapters.out.embedded.userpool;

import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.CLIENT;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.PASSWORD;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.START;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertRefused;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.access.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SignInOperationsTest {
  private static final long NOW = START.getEpochSecond();

  private final UserPoolFixture pool;

  SignInOperationsTest(@TempDir Path folder) {
    this.pool = new UserPoolFixture(folder.resolve("blogify.db"));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void returnsThreeTokens() {
    pool.signUpConfirmed("zoe");

    var response = pool.signIn("zoe", PASSWORD);

    var tokens = UserPoolFixture.IssuedTokens.from(response);
    assertThat(assertSucceeded(response))
        .isEqualTo(
            Map.of(
                "AuthenticationResult",
                    Map.of(
                        "AccessToken", tokens.accessToken(),
                        "IdToken", tokens.idToken(),
                        "RefreshToken", tokens.refreshToken(),
                        "ExpiresIn", 3600,
                        "TokenType", "Bearer"),
                "ChallengeParameters", Map.of()));
  }

  @Test
  void accessTokenContainsTheGroupButNoAudienceAndNoCustomAttribute() {
    var sub = pool.pool().createUser("erin", "erin@example.com", PASSWORD, Role.EDITOR);

    var claims = pool.claims(pool.signInTokens("Erin").accessToken());

    assertThat(claims)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("sub", sub.value()),
                Map.entry("iss", "http://localhost:8081/local_blogify"),
                Map.entry("client_id", CLIENT),
                Map.entry("token_use", "access"),
                Map.entry("scope", "aws.cognito.signin.user.admin"),
                Map.entry("cognito:groups", List.of("editor")),
                Map.entry("username", "erin"),
                Map.entry("auth_time", NOW),
                Map.entry("iat", NOW),
                Map.entry("exp", NOW + 3600),
                Map.entry("jti", claims.get("jti")),
                Map.entry("origin_jti", claims.get("origin_jti"))));
  }

  @Test
  void idTokenContainsEmailAndRole() {
    var sub = pool.signUpConfirmed("zoe");

    var claims = pool.claims(pool.signInTokens("zoe").idToken());

    assertThat(claims)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("sub", sub),
                Map.entry("iss", "http://localhost:8081/local_blogify"),
                Map.entry("aud", CLIENT),
                Map.entry("token_use", "id"),
                Map.entry("cognito:groups", List.of("reader")),
                Map.entry("cognito:username", "zoe"),
                Map.entry("email", "zoe@example.com"),
                Map.entry("email_verified", true),
                Map.entry("custom:role", "reader"),
                Map.entry("auth_time", NOW),
                Map.entry("iat", NOW),
                Map.entry("exp", NOW + 3600),
                Map.entry("jti", claims.get("jti")),
                Map.entry("origin_jti", claims.get("origin_jti"))));
  }

  @Test
  void rejectsAWrongPasswordAndAnUnknownUsernameAlike() {
    pool.signUpConfirmed("zoe");

    for (var username : List.of("zoe", "nobody", "no body", "")) {
      assertRefused(
          pool.signIn(username, "x"),
          username.isEmpty() ? "InvalidParameterException" : "NotAuthorizedException",
          username.isEmpty()
              ? "Missing required parameter USERNAME"
              : "Incorrect username or password.");
    }
  }

  @Test
  void reportsAnUnconfirmedAccountOnlyIfThePasswordIsCorrect() {
    pool.signUp("zoe");

    assertRefused(
        pool.signIn("zoe", "Wrong-horse-1"),
        "NotAuthorizedException",
        "Incorrect username or password.");
    assertRefused(
        pool.signIn("zoe", PASSWORD), "UserNotConfirmedException", "User is not confirmed.");
  }

  /** A request of 90 kB must not become a row of 90 kB. */
  @Test
  void storesNoTextThatCannotBeAUsername() {
    for (var username : List.of("a".repeat(90_000), "a".repeat(129), "no body")) {
      assertRefused(
          pool.signIn(username, PASSWORD),
          "NotAuthorizedException",
          "Incorrect username or password.");
    }

    assertThat(
            pool.database()
                .queryAll("SELECT username FROM sign_in_failure", row -> row.text("username")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"zoe", "nobody"})
  void locksAUsernameAfterFiveFailuresForDoublingPeriods(String username) {
    pool.signUpConfirmed("zoe");
    for (var failure = 0; failure < 5; failure++) {
      assertWrongPassword(username);
    }

    assertLocked(username);
    pool.advanceClock(Duration.ofSeconds(1));
    assertWrongPassword(username);
    pool.advanceClock(Duration.ofSeconds(1));
    assertLocked(username);
    pool.advanceClock(Duration.ofSeconds(1));
    assertWrongPassword(username);
  }

  @Test
  void locksAUsernameForAtMostFifteenMinutes() {
    pool.signUpConfirmed("zoe");
    for (var failure = 0; failure < 16; failure++) {
      assertWrongPassword("zoe");
      pool.advanceClock(Duration.ofMinutes(15));
    }

    assertSucceeded(pool.signIn("zoe", PASSWORD));
  }

  @Test
  void resetsTheFailureCountAtASuccessfulSignIn() {
    pool.signUpConfirmed("zoe");
    for (var failure = 0; failure < 9; failure++) {
      if (failure == 4) {
        assertSucceeded(pool.signIn("zoe", PASSWORD));
      }
      assertWrongPassword("zoe");
    }

    assertLocked("zoe");
  }

  private void assertWrongPassword(String username) {
    assertRefused(
        pool.signIn(username, "Wrong-horse-1"),
        "NotAuthorizedException",
        "Incorrect username or password.");
  }

  private void assertLocked(String username) {
    assertRefused(
        pool.signIn(username, PASSWORD), "NotAuthorizedException", "Password attempts exceeded");
  }

  @Test
  void refreshesTheTokensOfASession() {
    pool.signUpConfirmed("zoe");
    var first = pool.signInTokens("zoe");
    pool.advanceClock(Duration.ofDays(30).minusSeconds(1));

    var second = UserPoolFixture.IssuedTokens.from(pool.refresh(first.refreshToken()));

    assertThat(second.refreshToken()).isEqualTo("null");
    var before = pool.claims(first.accessToken());
    var after = pool.claims(second.accessToken());
    assertThat(after)
        .containsEntry("origin_jti", before.get("origin_jti"))
        .containsEntry("auth_time", NOW)
        .containsEntry("iat", NOW + 30 * 24 * 3600 - 1)
        .doesNotContainEntry("jti", before.get("jti"));
  }

  @Test
  void rejectsAnUnknownOrExpiredRefreshToken() {
    pool.signUpConfirmed("zoe");
    var token = pool.signInTokens("zoe").refreshToken();

    assertRefused(pool.refresh(token + "x"), "NotAuthorizedException", "Invalid Refresh Token");
    pool.advanceClock(Duration.ofDays(30));
    assertRefused(pool.refresh(token), "NotAuthorizedException", "Refresh Token has expired");
  }

  @Test
  void returnsTheAttributesOfTheUser() {
    var sub = pool.signUpConfirmed("zoe");

    var result = assertSucceeded(callWithToken("GetUser", pool.signInTokens("zoe")));

    assertThat(result)
        .isEqualTo(
            Map.of(
                "Username",
                "zoe",
                "UserAttributes",
                List.of(
                    Map.of("Name", "sub", "Value", sub),
                    Map.of("Name", "email", "Value", "zoe@example.com"),
                    Map.of("Name", "email_verified", "Value", "true"),
                    Map.of("Name", "custom:role", "Value", "reader"))));
  }

  @Test
  void revokesAllSessionsOfOneUser() {
    pool.signUpConfirmed("zoe");
    pool.signUpConfirmed("max");
    var here = pool.signInTokens("zoe");
    var there = pool.signInTokens("zoe");
    var other = pool.signInTokens("max");

    assertThat(assertSucceeded(callWithToken("GlobalSignOut", here))).isEmpty();

    for (var tokens : List.of(here, there)) {
      assertRefused(
          pool.refresh(tokens.refreshToken()),
          "NotAuthorizedException",
          "Refresh Token has been revoked");
      assertRefused(
          callWithToken("GetUser", tokens),
          "NotAuthorizedException",
          "Access Token has been revoked");
    }
    assertSucceeded(pool.refresh(other.refreshToken()));
    assertSucceeded(pool.signIn("zoe", PASSWORD));
  }

  @Test
  void rejectsInvalidAccessTokens() {
    pool.signUpConfirmed("zoe");
    var tokens = pool.signInTokens("zoe");
    var access = tokens.accessToken();

    for (var token :
        List.of("", "x", "a.b.c", "bnVsbA.e30.", "W10.e30.x", access + "x", tokens.idToken())) {
      for (var operation :
          List.of(
              "GetUser",
              "GlobalSignOut",
              "ChangePassword",
              "UpdateUserAttributes",
              "DeleteUserAttributes",
              "DeleteUser",
              "AssociateSoftwareToken",
              "SetUserMFAPreference")) {
        assertRefused(
            pool.call(
                operation,
                Map.of(
                    "AccessToken", token,
                    "PreviousPassword", PASSWORD,
                    "ProposedPassword", PASSWORD)),
            "NotAuthorizedException",
            "Invalid Access Token");
      }
    }
    pool.advanceClock(Duration.ofHours(1));
    assertRefused(
        callWithToken("GetUser", tokens), "NotAuthorizedException", "Access Token has expired");
  }

  private UserPool.Response callWithToken(String operation, UserPoolFixture.IssuedTokens tokens) {
    return pool.call(operation, Map.of("AccessToken", tokens.accessToken()));
  }
}
