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
  private static final String OTHER = "Battery-staple-2";

  private final UserPoolFixture pool;

  PasswordOperationsTest(@TempDir Path folder) {
    this.pool = new UserPoolFixture(folder.resolve("blogify.db"));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void setsANewPasswordByCodeAndSignsOutWhoKnewTheOldOne() {
    pool.signUpConfirmed("zoe");
    var tokens = pool.signInTokens("zoe");

    assertThat(forgot("zoe"))
        .isEqualTo(
            Map.of(
                "CodeDeliveryDetails",
                Map.of(
                    "AttributeName", "email",
                    "DeliveryMedium", "EMAIL",
                    "Destination", "z***@e***")));
    assertThat(pool.logged().getLast())
        .isEqualTo("Code for zoe to set a new password: " + pool.lastCode());
    assertThat(assertSucceeded(confirm("zoe", pool.lastCode(), OTHER))).isEmpty();

    assertSucceeded(pool.signIn("zoe", OTHER));
    assertRefused(
        pool.signIn("zoe", PASSWORD), "NotAuthorizedException", "Incorrect username or password.");
    assertRefused(
        pool.refresh(tokens.refreshToken()),
        "NotAuthorizedException",
        "Refresh Token has been revoked");
    assertRefused(
        confirm("zoe", pool.lastCode(), PASSWORD),
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.");
  }

  @Test
  void refusesAWeakPasswordWithoutSpendingTheCode() {
    pool.signUpConfirmed("zoe");
    forgot("zoe");

    assertRefused(
        confirm("zoe", pool.lastCode(), "weak"),
        "InvalidPasswordException",
        "Password did not conform with policy: Password not long enough");

    assertSucceeded(confirm("zoe", pool.lastCode(), OTHER));
  }

  @Test
  void answersANameWithoutAccountLikeOneWith() {
    pool.signUp("max");
    var logged = pool.logged();

    for (var username : new String[] {"nobody", "max"}) {
      assertThat(forgot(username).toString())
          .matches(".*Destination=[a-z]\\*\\*\\*@[a-z]\\*\\*\\*.*");
      for (var guess = 0; guess < 5; guess++) {
        assertRefused(
            confirm(username, "12345", OTHER),
            "CodeMismatchException",
            "Invalid verification code provided, please try again.");
      }
      assertRefused(
          confirm(username, "12345", OTHER),
          "LimitExceededException",
          "Attempt limit exceeded, please try after some time.");
      for (var again = 0; again < 4; again++) {
        forgot(username);
      }
      assertRefused(
          pool.call("ForgotPassword", Map.of("Username", username)),
          "LimitExceededException",
          "Attempt limit exceeded, please try after some time.");
    }
    assertThat(pool.logged()).isEqualTo(logged);
  }

  @Test
  void takesACodeForAnHour() {
    pool.signUpConfirmed("zoe");
    forgot("zoe");
    pool.advanceClock(Duration.ofHours(1));

    assertRefused(
        confirm("zoe", pool.lastCode(), OTHER),
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.");
  }

  @Test
  void takesNoCodeThatWasSentForAnotherPurpose() {
    pool.signUp("zoe");

    assertRefused(
        confirm("zoe", pool.lastCode(), OTHER),
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.");
  }

  @Test
  void changesThePasswordOfWhoKnowsTheOldOne() {
    pool.signUpConfirmed("zoe");
    var tokens = pool.signInTokens("zoe");

    assertThat(assertSucceeded(change(tokens, PASSWORD, OTHER))).isEmpty();

    assertSucceeded(pool.signIn("zoe", OTHER));
    assertSucceeded(pool.refresh(tokens.refreshToken()));
  }

  @Test
  void refusesToChangeThePasswordOfWhoDoesNot() {
    pool.signUpConfirmed("zoe");
    var tokens = pool.signInTokens("zoe");

    assertRefused(
        change(tokens, OTHER, OTHER), "NotAuthorizedException", "Incorrect username or password.");
    assertRefused(
        change(tokens, PASSWORD, "Battery-staple"),
        "InvalidPasswordException",
        "Password did not conform with policy: Password must have numeric characters");

    for (var failure = 0; failure < 4; failure++) {
      change(tokens, OTHER, OTHER);
    }
    assertRefused(
        change(tokens, PASSWORD, OTHER), "NotAuthorizedException", "Password attempts exceeded");
  }

  private Map<String, Object> forgot(String username) {
    return assertSucceeded(pool.call("ForgotPassword", Map.of("Username", username)));
  }

  private UserPoolResponse confirm(String username, String code, String password) {
    return pool.call(
        "ConfirmForgotPassword",
        Map.of("Username", username, "ConfirmationCode", code, "Password", password));
  }

  private UserPoolResponse change(
      UserPoolFixture.IssuedTokens tokens, String previous, String proposed) {
    return pool.call(
        "ChangePassword",
        Map.of(
            "AccessToken", tokens.accessToken(),
            "PreviousPassword", previous,
            "ProposedPassword", proposed));
  }
}
