package dev.blogify.adapters.out.embedded.userpool;

import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.PASSWORD;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertRefused;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PasswordOperationsTest {
  private static final String NEW_PASSWORD = "Battery-staple-2";

  private final UserPoolFixture pool;

  PasswordOperationsTest(@TempDir Path folder) {
    this.pool = new UserPoolFixture(folder.resolve("blogify.db"));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void setsANewPasswordByCodeAndRevokesAllSessions() {
    pool.signUpConfirmed("zoe");
    var tokens = pool.signInTokens("zoe");

    assertThat(forgotPassword("zoe"))
        .isEqualTo(
            Map.of(
                "CodeDeliveryDetails",
                Map.of(
                    "AttributeName", "email",
                    "DeliveryMedium", "EMAIL",
                    "Destination", "***@***")));
    assertThat(pool.logged().getLast())
        .isEqualTo("Code for zoe to set a new password: " + pool.lastCode());
    assertThat(assertSucceeded(confirmPassword("zoe", pool.lastCode(), NEW_PASSWORD))).isEmpty();

    assertSucceeded(pool.signIn("zoe", NEW_PASSWORD));
    assertRefused(
        pool.signIn("zoe", PASSWORD), "NotAuthorizedException", "Incorrect username or password.");
    assertRefused(
        pool.refresh(tokens.refreshToken()),
        "NotAuthorizedException",
        "Refresh Token has been revoked");
    assertRefused(
        confirmPassword("zoe", pool.lastCode(), PASSWORD),
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.");
  }

  @Test
  void rejectsAWeakPasswordAndKeepsTheCodeValid() {
    pool.signUpConfirmed("zoe");
    forgotPassword("zoe");

    assertRefused(
        confirmPassword("zoe", pool.lastCode(), "weak"),
        "InvalidPasswordException",
        "Password did not conform with policy: Password not long enough");

    assertSucceeded(confirmPassword("zoe", pool.lastCode(), NEW_PASSWORD));
  }

  @Test
  void doesNotRevealWhetherAnAccountExists() {
    pool.signUpConfirmed("zoe");
    var responseForAnAccount = forgotPassword("zoe");
    pool.signUp("max");
    var logged = pool.logged();

    for (var username : new String[] {"nobody", "max"}) {
      assertThat(forgotPassword(username)).isEqualTo(responseForAnAccount);
      for (var attempt = 0; attempt < 5; attempt++) {
        assertRefused(
            confirmPassword(username, "12345", NEW_PASSWORD),
            "CodeMismatchException",
            "Invalid verification code provided, please try again.");
      }
      assertRefused(
          confirmPassword(username, "12345", NEW_PASSWORD),
          "LimitExceededException",
          "Attempt limit exceeded, please try after some time.");
      for (var repetition = 0; repetition < 4; repetition++) {
        forgotPassword(username);
      }
      assertRefused(
          pool.call("ForgotPassword", Map.of("Username", username)),
          "LimitExceededException",
          "Attempt limit exceeded, please try after some time.");
    }
    assertThat(pool.logged()).isEqualTo(logged);
  }

  @Test
  void expiresACodeAfterOneHour() {
    pool.signUpConfirmed("zoe");
    forgotPassword("zoe");
    pool.advanceClock(Duration.ofHours(1));

    assertRefused(
        confirmPassword("zoe", pool.lastCode(), NEW_PASSWORD),
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.");
  }

  @Test
  void rejectsACodeThatWasSentForAnotherPurpose() {
    pool.signUp("zoe");

    assertRefused(
        confirmPassword("zoe", pool.lastCode(), NEW_PASSWORD),
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.");
  }

  @Test
  void changesThePasswordIfTheOldOneIsCorrect() {
    pool.signUpConfirmed("zoe");
    var tokens = pool.signInTokens("zoe");

    assertThat(assertSucceeded(changePassword(tokens, PASSWORD, NEW_PASSWORD))).isEmpty();

    assertSucceeded(pool.signIn("zoe", NEW_PASSWORD));
    assertSucceeded(pool.refresh(tokens.refreshToken()));
  }

  @Test
  void revokesTheOtherSessionsOnAPasswordChangeIfConfigured() {
    pool.signUpConfirmed("zoe");
    var here = pool.signInTokens("zoe");
    var there = pool.signInTokens("zoe");
    pool.restart(true);

    assertSucceeded(changePassword(here, PASSWORD, NEW_PASSWORD));

    assertSucceeded(pool.refresh(here.refreshToken()));
    assertRefused(
        pool.refresh(there.refreshToken()),
        "NotAuthorizedException",
        "Refresh Token has been revoked");
  }

  @Test
  void rejectsAPasswordChangeWithAWrongOldPassword() {
    pool.signUpConfirmed("zoe");
    var tokens = pool.signInTokens("zoe");

    assertRefused(
        changePassword(tokens, NEW_PASSWORD, NEW_PASSWORD),
        "NotAuthorizedException",
        "Incorrect username or password.");
    assertRefused(
        changePassword(tokens, PASSWORD, "Battery-staple"),
        "InvalidPasswordException",
        "Password did not conform with policy: Password must have numeric characters");

    for (var failure = 0; failure < 4; failure++) {
      changePassword(tokens, NEW_PASSWORD, NEW_PASSWORD);
    }
    assertRefused(
        changePassword(tokens, PASSWORD, NEW_PASSWORD),
        "NotAuthorizedException",
        "Password attempts exceeded");
  }

  private Map<String, Object> forgotPassword(String username) {
    return assertSucceeded(pool.call("ForgotPassword", Map.of("Username", username)));
  }

  private UserPool.Response confirmPassword(String username, String code, String password) {
    return pool.call(
        "ConfirmForgotPassword",
        Map.of("Username", username, "ConfirmationCode", code, "Password", password));
  }

  private UserPool.Response changePassword(
      UserPoolFixture.IssuedTokens tokens, String previous, String proposed) {
    return pool.call(
        "ChangePassword",
        Map.of(
            "AccessToken", tokens.accessToken(),
            "PreviousPassword", previous,
            "ProposedPassword", proposed));
  }
}
