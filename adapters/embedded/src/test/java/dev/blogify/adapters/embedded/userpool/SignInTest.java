package dev.blogify.adapters.embedded.userpool;

import static dev.blogify.adapters.embedded.userpool.PoolFixture.CLIENT;
import static dev.blogify.adapters.embedded.userpool.PoolFixture.PASSWORD;
import static dev.blogify.adapters.embedded.userpool.PoolFixture.START;
import static dev.blogify.adapters.embedded.userpool.PoolFixture.refused;
import static dev.blogify.adapters.embedded.userpool.PoolFixture.succeeded;
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

final class SignInTest {
  private static final long NOW = START.getEpochSecond();

  private final PoolFixture pool;

  SignInTest(@TempDir Path folder) {
    this.pool = new PoolFixture(folder.resolve("blogify.db"));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void answersWithThreeTokens() {
    pool.opened("zoe");

    var reply = pool.signIn("zoe", PASSWORD);

    var tokens = PoolFixture.Issued.by(reply);
    assertThat(succeeded(reply))
        .isEqualTo(
            Map.of(
                "AuthenticationResult",
                    Map.of(
                        "AccessToken", tokens.access(),
                        "IdToken", tokens.id(),
                        "RefreshToken", tokens.refresh(),
                        "ExpiresIn", 3600,
                        "TokenType", "Bearer"),
                "ChallengeParameters", Map.of()));
  }

  @Test
  void putsTheGroupButNoAudienceAndNoCustomAttributeIntoAnAccessToken() {
    var sub = pool.pool().createUser("erin", "erin@example.com", PASSWORD, Role.EDITOR);

    var claims = pool.claims(pool.signedIn("Erin").access());

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
  void putsAddressAndRoleIntoAnIdToken() {
    var sub = pool.opened("zoe");

    var claims = pool.claims(pool.signedIn("zoe").id());

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
  void refusesAWrongPasswordLikeAnUnknownName() {
    pool.opened("zoe");

    for (var username : List.of("zoe", "nobody", "no body", "")) {
      refused(
          pool.signIn(username, "x"),
          username.isEmpty() ? "InvalidParameterException" : "NotAuthorizedException",
          username.isEmpty()
              ? "Missing required parameter USERNAME"
              : "Incorrect username or password.");
    }
  }

  @Test
  void saysThatAnAccountIsNotConfirmedOnlyToWhoKnowsItsPassword() {
    pool.signUp("zoe");

    refused(
        pool.signIn("zoe", "Wrong-horse-1"),
        "NotAuthorizedException",
        "Incorrect username or password.");
    refused(pool.signIn("zoe", PASSWORD), "UserNotConfirmedException", "User is not confirmed.");
  }

  @ParameterizedTest
  @CsvSource({"zoe", "nobody"})
  void locksANameAfterFiveFailuresForLongerEachTime(String username) {
    pool.opened("zoe");
    for (var failure = 0; failure < 5; failure++) {
      wrongPassword(username);
    }

    locked(username);
    pool.pass(Duration.ofSeconds(1));
    wrongPassword(username);
    pool.pass(Duration.ofSeconds(1));
    locked(username);
    pool.pass(Duration.ofSeconds(1));
    wrongPassword(username);
  }

  @Test
  void locksNobodyForMoreThanAQuarterOfAnHour() {
    pool.opened("zoe");
    for (var failure = 0; failure < 16; failure++) {
      wrongPassword("zoe");
      pool.pass(Duration.ofMinutes(15));
    }

    succeeded(pool.signIn("zoe", PASSWORD));
  }

  @Test
  void forgetsFailuresOnceSomebodySignsIn() {
    pool.opened("zoe");
    for (var failure = 0; failure < 9; failure++) {
      if (failure == 4) {
        succeeded(pool.signIn("zoe", PASSWORD));
      }
      wrongPassword("zoe");
    }

    locked("zoe");
  }

  private void wrongPassword(String username) {
    refused(
        pool.signIn(username, "Wrong-horse-1"),
        "NotAuthorizedException",
        "Incorrect username or password.");
  }

  private void locked(String username) {
    refused(
        pool.signIn(username, PASSWORD), "NotAuthorizedException", "Password attempts exceeded");
  }

  @Test
  void refreshesTokensOfTheSameSignIn() {
    pool.opened("zoe");
    var first = pool.signedIn("zoe");
    pool.pass(Duration.ofDays(30).minusSeconds(1));

    var second = PoolFixture.Issued.by(pool.refresh(first.refresh()));

    assertThat(second.refresh()).isEqualTo("null");
    var before = pool.claims(first.access());
    var after = pool.claims(second.access());
    assertThat(after)
        .containsEntry("origin_jti", before.get("origin_jti"))
        .containsEntry("auth_time", NOW)
        .containsEntry("iat", NOW + 30 * 24 * 3600 - 1)
        .doesNotContainEntry("jti", before.get("jti"));
  }

  @Test
  void refusesARefreshTokenThatIsWrongOrThirtyDaysOld() {
    pool.opened("zoe");
    var token = pool.signedIn("zoe").refresh();

    refused(pool.refresh(token + "x"), "NotAuthorizedException", "Invalid Refresh Token");
    pool.pass(Duration.ofDays(30));
    refused(pool.refresh(token), "NotAuthorizedException", "Refresh Token has expired");
  }

  @Test
  void describesWhoHoldsTheToken() {
    var sub = pool.opened("zoe");

    var answer = succeeded(withToken("GetUser", pool.signedIn("zoe")));

    assertThat(answer)
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
  void signsOutEverywhereButNotOthers() {
    pool.opened("zoe");
    pool.opened("max");
    var here = pool.signedIn("zoe");
    var there = pool.signedIn("zoe");
    var other = pool.signedIn("max");

    assertThat(succeeded(withToken("GlobalSignOut", here))).isEmpty();

    for (var tokens : List.of(here, there)) {
      refused(
          pool.refresh(tokens.refresh()),
          "NotAuthorizedException",
          "Refresh Token has been revoked");
      refused(
          withToken("GetUser", tokens), "NotAuthorizedException", "Access Token has been revoked");
    }
    succeeded(pool.refresh(other.refresh()));
    succeeded(pool.signIn("zoe", PASSWORD));
  }

  @Test
  void refusesAccessTokensThatAreNone() {
    pool.opened("zoe");
    var tokens = pool.signedIn("zoe");
    var access = tokens.access();

    for (var token : List.of("", "x", "a.b.c", access + "x", tokens.id())) {
      for (var operation : List.of("GetUser", "GlobalSignOut", "ChangePassword")) {
        refused(
            pool.call(operation, Map.of("AccessToken", token)),
            "NotAuthorizedException",
            "Invalid Access Token");
      }
    }
    pool.pass(Duration.ofHours(1));
    refused(withToken("GetUser", tokens), "NotAuthorizedException", "Access Token has expired");
  }

  private Reply withToken(String operation, PoolFixture.Issued tokens) {
    return pool.call(operation, Map.of("AccessToken", tokens.access()));
  }
}
