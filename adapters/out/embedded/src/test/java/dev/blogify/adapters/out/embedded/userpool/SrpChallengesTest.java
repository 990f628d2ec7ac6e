package dev.blogify.adapters.out.embedded.userpool;

import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.PASSWORD;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertRefused;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertSucceeded;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.access.Role;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SrpChallengesTest {
  private final UserPoolFixture pool;
  private final SrpClient client;

  SrpChallengesTest(@TempDir Path folder) {
    this.pool = new UserPoolFixture(folder.resolve("blogify.db"));
    this.client = new SrpClient(pool);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  /** RFC 3526, group 15: a safe prime. */
  @Test
  void theModulusIsASafePrimeOf3072Bits() {
    assertThat(Srp.N.bitLength()).isEqualTo(3072);
    assertThat(Srp.N.isProbablePrime(20)).isTrue();
    assertThat(Srp.N.shiftRight(1).isProbablePrime(20)).isTrue();
  }

  @Test
  void signsInWithoutSendingThePassword() {
    pool.signUpConfirmed("Zoe");

    var challenge = client.challenge("zOE");

    assertThat(challenge.keySet())
        .isEqualTo(Set.of("SALT", "SECRET_BLOCK", "SRP_B", "USERNAME", "USER_ID_FOR_SRP"));
    assertThat(text(challenge, "USERNAME")).isEqualTo("zoe");
    var tokens = UserPoolFixture.IssuedTokens.from(client.answer(PASSWORD, challenge));
    assertThat(pool.claims(tokens.accessToken())).containsEntry("username", "Zoe");
    assertSucceeded(pool.refresh(tokens.refreshToken()));
  }

  @Test
  void signsInAPredefinedUser() {
    pool.pool().createUser("erin", "erin@example.com", PASSWORD, Role.EDITOR);

    assertSucceeded(client.signIn("erin", PASSWORD));
  }

  @Test
  void rejectsAWrongPasswordAndAnUnknownUsernameAlike() {
    pool.signUpConfirmed("zoe");

    for (var username : List.of("zoe", "nobody")) {
      assertRefused(
          client.signIn(username, "Wrong-horse-1"),
          "NotAuthorizedException",
          "Incorrect username or password.");
    }
  }

  @Test
  void challengesAnUnknownUsernameWithAStableSalt() {
    pool.signUpConfirmed("zoe");
    var first = client.challenge("max");
    var second = client.challenge("MAX");
    var ofAnAccount = client.challenge("zoe");

    assertThat(text(second, "SALT")).isEqualTo(text(first, "SALT"));
    assertThat(text(second, "SRP_B")).isNotEqualTo(text(first, "SRP_B"));
    assertThat(text(first, "SECRET_BLOCK")).hasSameSizeAs(text(ofAnAccount, "SECRET_BLOCK"));
    assertThat(text(client.challenge("zoe"), "SALT")).isEqualTo(text(ofAnAccount, "SALT"));
  }

  @Test
  void reportsAnUnconfirmedAccountOnlyIfThePasswordIsCorrect() {
    pool.signUp("zoe");

    assertRefused(
        client.signIn("zoe", "Wrong-horse-1"),
        "NotAuthorizedException",
        "Incorrect username or password.");
    assertRefused(
        client.signIn("zoe", PASSWORD), "UserNotConfirmedException", "User is not confirmed.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zoe", "nobody"})
  void locksAUsernameAfterFiveFailures(String username) {
    pool.signUpConfirmed("zoe");
    for (var failure = 0; failure < 5; failure++) {
      client.signIn(username, "Wrong-horse-1");
    }

    for (var response :
        List.of(client.signIn(username, PASSWORD), pool.signIn(username, PASSWORD))) {
      assertRefused(response, "NotAuthorizedException", "Password attempts exceeded");
    }
  }

  @Test
  void followsAChangeOfThePassword() {
    pool.signUpConfirmed("zoe");
    var challenge = client.challenge("zoe");
    assertSucceeded(
        pool.callAs(
            pool.signInTokens("zoe"),
            "ChangePassword",
            Map.of("PreviousPassword", PASSWORD, "ProposedPassword", "Battery-staple-2")));

    assertSucceeded(client.signIn("zoe", "Battery-staple-2"));
    for (var response :
        List.of(client.signIn("zoe", PASSWORD), client.answer(PASSWORD, challenge))) {
      assertRefused(response, "NotAuthorizedException", "Incorrect username or password.");
    }
  }

  @Test
  void addsTheVerifierOfAnOlderAccountAtItsNextSignInByPassword() {
    pool.signUpConfirmed("zoe");
    pool.database().executeUpdate("UPDATE account SET srp_salt = NULL, srp_verifier = NULL");

    assertRefused(
        client.signIn("zoe", PASSWORD),
        "NotAuthorizedException",
        "Incorrect username or password.");
    assertSucceeded(pool.signIn("zoe", PASSWORD));
    assertSucceeded(client.signIn("zoe", PASSWORD));
  }

  @Test
  void expiresAChallengeAfterThreeMinutes() {
    pool.signUpConfirmed("zoe");
    var challenge = client.challenge("zoe");
    pool.advanceClock(Duration.ofMinutes(3).minusSeconds(1));
    assertSucceeded(client.answer(PASSWORD, challenge));
    pool.advanceClock(Duration.ofSeconds(1));

    assertRefused(
        client.answer(PASSWORD, challenge),
        "NotAuthorizedException",
        "Incorrect username or password.");
  }

  @Test
  void rejectsAnAnswerWithAnotherBlockOrUsername() {
    pool.signUpConfirmed("zoe");
    pool.signUpConfirmed("max");
    var challenge = client.challenge("zoe");
    var block = text(challenge, "SECRET_BLOCK");

    for (var change :
        List.of(
            Map.of("USERNAME", "max"),
            Map.of("SECRET_BLOCK", "AAAA" + block.substring(4)),
            Map.of("SECRET_BLOCK", text(client.challenge("max"), "SECRET_BLOCK")),
            Map.of("SECRET_BLOCK", "AAAA"))) {
      var changed = new HashMap<Object, Object>(challenge);
      changed.putAll(change);
      assertRefused(
          client.answer(PASSWORD, changed),
          "NotAuthorizedException",
          "Incorrect username or password.");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "USERNAME",
        "PASSWORD_CLAIM_SECRET_BLOCK",
        "TIMESTAMP",
        "PASSWORD_CLAIM_SIGNATURE"
      })
  void namesAParameterThatIsMissing(String name) {
    pool.signUpConfirmed("zoe");
    var challenge = client.challenge("zoe");

    assertRefused(
        client.answer(client.answerWithout(name, PASSWORD, challenge)),
        "InvalidParameterException",
        "Missing required parameter " + name);
  }

  /** A multiple of the modulus makes the session key zero, whatever the password is. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "N", "2N", "-1", "x", " 1", "long"})
  void rejectsAPublicValueThatMakesTheKeyPredictable(String value) {
    var hex =
        switch (value) {
          case "N" -> Srp.N.toString(16);
          case "2N" -> Srp.N.multiply(BigInteger.TWO).toString(16);
          case "long" -> "1".repeat(90_000);
          default -> value;
        };

    assertRefused(client.initiate("zoe", hex), "InvalidParameterException", "SRP_A is invalid");
  }
}
