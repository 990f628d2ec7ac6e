package dev.blogify.adapters.out.embedded.userpool;

import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.PASSWORD;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertRefused;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertSucceeded;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.text;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.IssuedTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MfaOperationsTest {
  private static final Map<String, ?> ENABLED =
      Map.of("SoftwareTokenMfaSettings", Map.of("Enabled", true, "PreferredMfa", true));

  private final UserPoolFixture pool;

  MfaOperationsTest(@TempDir Path folder) {
    this.pool = new UserPoolFixture(folder.resolve("blogify.db"));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  /** RFC 6238, appendix B: the last six digits, for the secret "12345678901234567890". */
  @Test
  void computesTheCodesOfTheRfc() {
    var secret = new TotpSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat("12345678901234567890".getBytes(US_ASCII)).hasSize(20);

    assertThat(secret.code(Instant.ofEpochSecond(59))).isEqualTo("287082");
    assertThat(secret.code(Instant.ofEpochSecond(1_111_111_109))).isEqualTo("081804");
    assertThat(secret.code(Instant.ofEpochSecond(20_000_000_000L))).isEqualTo("353130");
  }

  @Test
  void requiresACodeAfterThePassword() {
    var secret = signUpWithApp("zoe");

    var challenge = assertSucceeded(pool.signIn("zoe", PASSWORD));

    assertThat(challenge)
        .isEqualTo(
            Map.of(
                "ChallengeName", "SOFTWARE_TOKEN_MFA",
                "ChallengeParameters", Map.of("USER_ID_FOR_SRP", "zoe"),
                "Session", text(challenge, "Session")));
    var tokens =
        IssuedTokens.from(answer("ZOE", text(challenge, "Session"), secret.code(pool.now())));
    assertThat(assertSucceeded(pool.callAs(tokens, "GetUser", Map.of())))
        .containsEntry("PreferredMfaSetting", "SOFTWARE_TOKEN_MFA")
        .containsEntry("UserMFASettingList", List.of("SOFTWARE_TOKEN_MFA"));
  }

  @Test
  void requiresACodeAfterSrp() {
    var secret = signUpWithApp("zoe");

    var session = text(assertSucceeded(new SrpClient(pool).signIn("zoe", PASSWORD)), "Session");

    assertSucceeded(answer("zoe", session, secret.code(pool.now())));
  }

  @Test
  void acceptsACodeOnceAndCodesOfAdjacentPeriods() {
    var secret = signUpWithApp("zoe");
    var session = session("zoe");
    var code = secret.code(pool.now().plusSeconds(30));

    assertSucceeded(answer("zoe", session, code));
    for (var used : List.of(code, secret.code(pool.now()))) {
      assertRefused(
          answer("zoe", session, used),
          "ExpiredCodeException",
          "Your software token has already been used once.");
    }
    assertRefused(
        answer("zoe", session, secret.code(pool.now().plusSeconds(90))),
        "CodeMismatchException",
        "Invalid code received for user");
  }

  @Test
  void countsAWrongCodeAsAFailedSignIn() {
    var secret = signUpWithApp("zoe");
    var session = session("zoe");
    for (var failure = 0; failure < 5; failure++) {
      assertRefused(
          answer("zoe", session, "12345x"),
          "CodeMismatchException",
          "Invalid code received for user");
    }

    assertRefused(
        answer("zoe", session, secret.code(pool.now())),
        "NotAuthorizedException",
        "Password attempts exceeded");
  }

  @Test
  void rejectsAnExpiredOrForeignSession() {
    var secret = signUpWithApp("zoe");
    var session = session("zoe");
    for (var invalid : List.of("", "x", "AAAA" + session.substring(4))) {
      assertRefused(
          answer("zoe", invalid, secret.code(pool.now())),
          "NotAuthorizedException",
          "Invalid session for the user.");
    }
    assertRefused(
        answer("max", session, secret.code(pool.now())),
        "NotAuthorizedException",
        "Invalid session for the user.");
    pool.advanceClock(Duration.ofMinutes(3));
    assertRefused(
        answer("zoe", session, secret.code(pool.now())),
        "NotAuthorizedException",
        "Invalid session for the user, session is expired.");
  }

  @Test
  void disablesTheApp() {
    var secret = signUpWithApp("zoe");
    var tokens = IssuedTokens.from(answer("zoe", session("zoe"), secret.code(pool.now())));

    assertSucceeded(
        pool.callAs(
            tokens,
            "SetUserMFAPreference",
            Map.of("SoftwareTokenMfaSettings", Map.of("Enabled", false))));

    assertSucceeded(pool.refresh(pool.signInTokens("zoe").refreshToken()));
    assertThat(assertSucceeded(pool.callAs(tokens, "GetUser", Map.of())))
        .containsOnlyKeys("Username", "UserAttributes");
  }

  @Test
  void keepsTheVerifiedAppUntilAnotherOneIsVerified() {
    var secret = signUpWithApp("zoe");
    var tokens = IssuedTokens.from(answer("zoe", session("zoe"), secret.code(pool.now())));
    assertSucceeded(pool.callAs(tokens, "AssociateSoftwareToken", Map.of()));
    pool.advanceClock(Duration.ofSeconds(30));

    assertSucceeded(answer("zoe", session("zoe"), secret.code(pool.now())));
  }

  @Test
  void enablesNoFactorThatIsNotVerified() {
    pool.signUpConfirmed("zoe");
    var tokens = pool.signInTokens("zoe");
    assertSucceeded(pool.callAs(tokens, "AssociateSoftwareToken", Map.of()));

    assertRefused(
        pool.callAs(tokens, "VerifySoftwareToken", Map.of("UserCode", "12345x")),
        "EnableSoftwareTokenMFAException",
        "Code mismatch");
    assertRefused(
        pool.callAs(tokens, "SetUserMFAPreference", ENABLED),
        "InvalidParameterException",
        "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA");
    assertRefused(
        pool.callAs(
            tokens, "SetUserMFAPreference", Map.of("SMSMfaSettings", Map.of("Enabled", true))),
        "InvalidParameterException",
        "User does not have delivery config set to turn on SMS_MFA");
    assertSucceeded(pool.signIn("zoe", PASSWORD));
  }

  /** Returns the secret of an app that the account requires. The code of the period is used. */
  private TotpSecret signUpWithApp(String username) {
    pool.signUpConfirmed(username);
    var tokens = pool.signInTokens(username);
    var associated = assertSucceeded(pool.callAs(tokens, "AssociateSoftwareToken", Map.of()));
    var secret = new TotpSecret(text(associated, "SecretCode"));
    assertThat(secret.base32()).matches("[A-Z2-7]{32}");
    assertThat(
            assertSucceeded(
                pool.callAs(
                    tokens, "VerifySoftwareToken", Map.of("UserCode", secret.code(pool.now())))))
        .isEqualTo(Map.of("Status", "SUCCESS"));
    assertThat(assertSucceeded(pool.callAs(tokens, "SetUserMFAPreference", ENABLED))).isEmpty();
    pool.advanceClock(Duration.ofSeconds(30));
    return secret;
  }

  private String session(String username) {
    return text(assertSucceeded(pool.signIn(username, PASSWORD)), "Session");
  }

  private UserPool.Response answer(String username, String session, String code) {
    return pool.call(
        "RespondToAuthChallenge",
        Map.of(
            "ChallengeName",
            "SOFTWARE_TOKEN_MFA",
            "Session",
            session,
            "ChallengeResponses",
            Map.of("USERNAME", username, "SOFTWARE_TOKEN_MFA_CODE", code)));
  }
}
