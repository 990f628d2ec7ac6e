package dev.blogify.adapters.embedded.userpool;

import static dev.blogify.adapters.embedded.userpool.PoolFixture.PASSWORD;
import static dev.blogify.adapters.embedded.userpool.PoolFixture.refused;
import static dev.blogify.adapters.embedded.userpool.PoolFixture.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PasswordChangeTest {
  private static final String OTHER = "Battery-staple-2";

  private final PoolFixture pool;

  PasswordChangeTest(@TempDir Path folder) {
    this.pool = new PoolFixture(folder.resolve("blogify.db"));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void setsANewPasswordByCodeAndSignsOutWhoKnewTheOldOne() {
    pool.opened("zoe");
    var tokens = pool.signedIn("zoe");

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
    assertThat(succeeded(confirm("zoe", pool.lastCode(), OTHER))).isEmpty();

    succeeded(pool.signIn("zoe", OTHER));
    refused(
        pool.signIn("zoe", PASSWORD), "NotAuthorizedException", "Incorrect username or password.");
    refused(
        pool.refresh(tokens.refresh()), "NotAuthorizedException", "Refresh Token has been revoked");
    refused(
        confirm("zoe", pool.lastCode(), PASSWORD),
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.");
  }

  @Test
  void refusesAWeakPasswordWithoutSpendingTheCode() {
    pool.opened("zoe");
    forgot("zoe");

    refused(
        confirm("zoe", pool.lastCode(), "weak"),
        "InvalidPasswordException",
        "Password did not conform with policy: Password not long enough");

    succeeded(confirm("zoe", pool.lastCode(), OTHER));
  }

  @Test
  void answersANameWithoutAccountLikeOneWith() {
    pool.signUp("max");
    var logged = pool.logged();

    for (var username : new String[] {"nobody", "max"}) {
      assertThat(forgot(username).toString())
          .matches(".*Destination=[a-z]\\*\\*\\*@[a-z]\\*\\*\\*.*");
      for (var guess = 0; guess < 5; guess++) {
        refused(
            confirm(username, "12345", OTHER),
            "CodeMismatchException",
            "Invalid verification code provided, please try again.");
      }
      refused(
          confirm(username, "12345", OTHER),
          "LimitExceededException",
          "Attempt limit exceeded, please try after some time.");
      for (var again = 0; again < 4; again++) {
        forgot(username);
      }
      refused(
          pool.call("ForgotPassword", Map.of("Username", username)),
          "LimitExceededException",
          "Attempt limit exceeded, please try after some time.");
    }
    assertThat(pool.logged()).isEqualTo(logged);
  }

  @Test
  void takesACodeForAnHour() {
    pool.opened("zoe");
    forgot("zoe");
    pool.pass(Duration.ofHours(1));

    refused(
        confirm("zoe", pool.lastCode(), OTHER),
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.");
  }

  @Test
  void takesNoCodeThatWasSentForAnotherPurpose() {
    pool.signUp("zoe");

    refused(
        confirm("zoe", pool.lastCode(), OTHER),
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.");
  }

  @Test
  void changesThePasswordOfWhoKnowsTheOldOne() {
    pool.opened("zoe");
    var tokens = pool.signedIn("zoe");

    assertThat(succeeded(change(tokens, PASSWORD, OTHER))).isEmpty();

    succeeded(pool.signIn("zoe", OTHER));
    succeeded(pool.refresh(tokens.refresh()));
  }

  @Test
  void refusesToChangeThePasswordOfWhoDoesNot() {
    pool.opened("zoe");
    var tokens = pool.signedIn("zoe");

    refused(
        change(tokens, OTHER, OTHER), "NotAuthorizedException", "Incorrect username or password.");
    refused(
        change(tokens, PASSWORD, "Battery-staple"),
        "InvalidPasswordException",
        "Password did not conform with policy: Password must have numeric characters");

    for (var failure = 0; failure < 4; failure++) {
      change(tokens, OTHER, OTHER);
    }
    refused(
        change(tokens, PASSWORD, OTHER), "NotAuthorizedException", "Password attempts exceeded");
  }

  private Map<String, Object> forgot(String username) {
    return succeeded(pool.call("ForgotPassword", Map.of("Username", username)));
  }

  private Reply confirm(String username, String code, String password) {
    return pool.call(
        "ConfirmForgotPassword",
        Map.of("Username", username, "ConfirmationCode", code, "Password", password));
  }

  private Reply change(PoolFixture.Issued tokens, String previous, String proposed) {
    return pool.call(
        "ChangePassword",
        Map.of(
            "AccessToken", tokens.access(),
            "PreviousPassword", previous,
            "ProposedPassword", proposed));
  }
}
