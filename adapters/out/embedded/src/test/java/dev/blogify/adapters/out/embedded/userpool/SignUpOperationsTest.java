package dev.blogify.adapters.out.embedded.userpool;

import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.PASSWORD;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertRefused;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertSucceeded;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignUpOperationsTest {
  private final UserPoolFixture pool;

  SignUpOperationsTest(@TempDir Path folder) {
    this.pool = new UserPoolFixture(folder.resolve("blogify.db"));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void createsAnUnconfirmedAccountAndSendsACode() {
    var result = assertSucceeded(pool.signUp("zoe"));

    assertThat(result)
        .isEqualTo(
            Map.of(
                "UserConfirmed", false,
                "UserSub", text(result, "UserSub"),
                "CodeDeliveryDetails",
                    Map.of(
                        "AttributeName", "email",
                        "DeliveryMedium", "EMAIL",
                        "Destination", "***@***")));
    assertThat(text(result, "UserSub"))
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(pool.logged())
        .containsExactly("Code for zoe to confirm the account: " + pool.lastCode());
    assertThat(pool.confirmed).isEmpty();
    assertRefused(
        pool.signIn("zoe", PASSWORD), "UserNotConfirmedException", "User is not confirmed.");
  }

  @Test
  void confirmsWithTheCodeAndRunsTheCallback() {
    var sub = pool.signUpConfirmed("zoe");

    assertThat(pool.confirmed).containsExactly(sub + " zoe");
    assertSucceeded(pool.signIn("zoe", PASSWORD));
  }

  @Test
  void passesTheNameAttributeToTheCallback() {
    var sub =
        assertSucceeded(
                pool.call(
                    "SignUp",
                    Map.of(
                        "Username",
                        "zoe",
                        "Password",
                        PASSWORD,
                        "UserAttributes",
                        List.of(
                            Map.of("Name", "email", "Value", "zoe@example.com"),
                            Map.of("Name", "name", "Value", "Zoë Bär")))))
            .get("UserSub");
    assertSucceeded(confirm("zoe", pool.lastCode()));

    assertThat(pool.confirmed).containsExactly(sub + " Zoë Bär");
  }

  @Test
  void rejectsAnExistingUsernameInAnyCase() {
    pool.signUp("zoe");

    assertRefused(pool.signUp("zoe"), "UsernameExistsException", "User already exists");
    assertRefused(pool.signUp("ZOE"), "UsernameExistsException", "User already exists");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ab1!xyz | not long enough",
        "ABCDEFG1! | must have lowercase characters",
        "abcdefg1! | must have uppercase characters",
        "Abcdefgh! | must have numeric characters",
        "Abcdefgh1 | must have symbol characters"
      })
  void rejectsAWeakPassword(String password, String reason) {
    assertRefused(
        signUp("zoe", password, "zoe@example.com"),
        "InvalidPasswordException",
        "Password did not conform with policy: Password " + reason);
  }

  @Test
  void distinguishesLongPasswordsByTheirLastCharacter() {
    var longPassword = "Aa1!".repeat(63) + "abc1";
    var otherLongPassword = "Aa1!".repeat(63) + "abc2";
    assertSucceeded(signUp("zoe", longPassword, "zoe@example.com"));
    assertSucceeded(confirm("zoe", pool.lastCode()));

    assertSucceeded(pool.signIn("zoe", longPassword));
    assertRefused(
        pool.signIn("zoe", otherLongPassword),
        "NotAuthorizedException",
        "Incorrect username or password.");
    assertRefused(
        signUp("max", longPassword + "x", "max@example.com"),
        "InvalidParameterException",
        "1 validation error detected: Value at 'password' failed to satisfy constraint: Member"
            + " must have length less than or equal to 256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "zoe bear", "zoe\nbear", "\u0000"})
  void rejectsAnInvalidUsername(String username) {
    assertRefused(
        signUp(username, PASSWORD, "zoe@example.com"),
        "InvalidParameterException",
        "1 validation error detected: Value at 'username' failed to satisfy constraint: Member"
            + " must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "zoe", "zoe@", "@example.com", "zoe@example", "zoe @example.com"})
  void rejectsAnInvalidEmailAddress(String email) {
    assertRefused(
        signUp("zoe", PASSWORD, email),
        "InvalidParameterException",
        "Invalid email address format.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"custom:role", "email_verified", "sub"})
  void rejectsReadOnlyAttributes(String attribute) {
    assertRefused(
        pool.call(
            "SignUp",
            Map.of(
                "Username",
                "zoe",
                "Password",
                PASSWORD,
                "UserAttributes",
                List.of(
                    Map.of("Name", "email", "Value", "zoe@example.com"),
                    Map.of("Name", attribute, "Value", "admin")))),
        "NotAuthorizedException",
        "A client attempted to write unauthorized attribute");
  }

  @Test
  void rejectsUnknownAndMissingAttributes() {
    assertRefused(
        pool.call(
            "SignUp",
            Map.of(
                "Username",
                "zoe",
                "Password",
                PASSWORD,
                "UserAttributes",
                List.of(Map.of("Name", "custom:shoe", "Value", "42")))),
        "InvalidParameterException",
        "Attributes did not conform to the schema: Type for attribute {custom:shoe} could not be"
            + " determined");
    assertRefused(
        pool.call("SignUp", Map.of("Username", "zoe", "Password", PASSWORD)),
        "InvalidParameterException",
        "Attributes did not conform to the schema: email: The attribute is required");
  }

  @Test
  void rejectsWrongCodesAndLimitsTheAttempts() {
    pool.signUp("zoe");
    var code = pool.lastCode();

    for (var attempt = 0; attempt < 5; attempt++) {
      assertRefused(
          confirm("zoe", wrongCode(code)),
          "CodeMismatchException",
          "Invalid verification code provided, please try again.");
    }

    assertRefused(
        confirm("zoe", code),
        "LimitExceededException",
        "Attempt limit exceeded, please try after some time.");
    assertThat(pool.confirmed).isEmpty();
  }

  @Test
  void acceptsACodeOnceWithinADay() {
    pool.signUp("zoe");
    pool.signUp("max");
    pool.advanceClock(Duration.ofHours(24));

    assertRefused(
        confirm("max", pool.lastCode()),
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.");

    pool.call("ResendConfirmationCode", Map.of("Username", "max"));
    pool.advanceClock(Duration.ofHours(24).minusNanos(1));
    assertSucceeded(confirm("max", pool.lastCode()));
    assertRefused(
        confirm("max", pool.lastCode()),
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.");
  }

  @Test
  void replacesACodeAtMostFiveTimesPerHour() {
    pool.signUp("zoe");
    var first = pool.lastCode();

    for (var repetition = 0; repetition < 4; repetition++) {
      assertSucceeded(pool.call("ResendConfirmationCode", Map.of("Username", "zoe")));
    }
    assertRefused(
        pool.call("ResendConfirmationCode", Map.of("Username", "zoe")),
        "LimitExceededException",
        "Attempt limit exceeded, please try after some time.");
    if (!first.equals(pool.lastCode())) {
      assertRefused(
          confirm("zoe", first),
          "CodeMismatchException",
          "Invalid verification code provided, please try again.");
    }

    pool.advanceClock(Duration.ofHours(1));
    assertSucceeded(pool.call("ResendConfirmationCode", Map.of("Username", "zoe")));
    assertSucceeded(confirm("zoe", pool.lastCode()));
  }

  @Test
  void doesNotRevealThatAnAccountIsConfirmed() {
    pool.signUpConfirmed("zoe");
    var logged = pool.logged();

    for (var attempt = 0; attempt < 8; attempt++) {
      assertThat(confirm("zoe", "12345x")).isEqualTo(confirm("nobody", "12345x"));
      assertThat(pool.call("ResendConfirmationCode", Map.of("Username", "zoe")))
          .isEqualTo(pool.call("ResendConfirmationCode", Map.of("Username", "nobody")));
    }
    assertThat(pool.logged()).isEqualTo(logged);
    assertThat(pool.confirmed).hasSize(1);
  }

  @Test
  void doesNotRevealThatAnAccountDoesNotExist() {
    pool.signUp("zoe");
    var responseForAnAccount =
        assertSucceeded(pool.call("ResendConfirmationCode", Map.of("Username", "zoe")));
    var logged = pool.logged();

    assertThat(assertSucceeded(pool.call("ResendConfirmationCode", Map.of("Username", "nobody"))))
        .isEqualTo(responseForAnAccount);
    assertThat(pool.logged()).isEqualTo(logged);
    assertRefused(
        confirm("nobody", "000000x"),
        "CodeMismatchException",
        "Invalid verification code provided, please try again.");
    assertRefused(
        confirm("stranger", "123456"),
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.");
  }

  private UserPool.Response signUp(String username, String password, String email) {
    return pool.call(
        "SignUp",
        Map.of(
            "Username", username,
            "Password", password,
            "UserAttributes", List.of(Map.of("Name", "email", "Value", email))));
  }

  private UserPool.Response confirm(String username, String code) {
    return pool.call("ConfirmSignUp", Map.of("Username", username, "ConfirmationCode", code));
  }

  private static String wrongCode(String code) {
    return code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);
  }
}
