package dev.blogify.adapters.out.embedded.userpool;

import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertRefused;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.IssuedTokens;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SessionOperationsTest {
  private final UserPoolFixture pool;

  SessionOperationsTest(@TempDir Path folder) {
    this.pool = new UserPoolFixture(folder.resolve("blogify.db"));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void issuesTokensForARefreshToken() {
    pool.signUpConfirmed("zoe");
    var refreshToken = pool.signInTokens("zoe").refreshToken();

    var response = pool.call("GetTokensFromRefreshToken", Map.of("RefreshToken", refreshToken));

    var tokens = IssuedTokens.from(response);
    assertThat(assertSucceeded(response))
        .isEqualTo(
            Map.of(
                "AuthenticationResult",
                Map.of(
                    "AccessToken",
                    tokens.accessToken(),
                    "IdToken",
                    tokens.idToken(),
                    "ExpiresIn",
                    3600,
                    "TokenType",
                    "Bearer")));
    assertRefused(
        pool.call("GetTokensFromRefreshToken", Map.of("RefreshToken", "x")),
        "NotAuthorizedException",
        "Invalid Refresh Token");
  }

  @Test
  void revokesOneSession() {
    pool.signUpConfirmed("zoe");
    var here = pool.signInTokens("zoe");
    var there = pool.signInTokens("zoe");

    assertThat(assertSucceeded(revoke(here.refreshToken()))).isEmpty();
    assertThat(assertSucceeded(revoke(here.refreshToken()))).isEmpty();

    for (var operation : List.of("GetTokensFromRefreshToken", "InitiateAuth")) {
      assertRefused(
          pool.call(
              operation,
              Map.of(
                  "RefreshToken",
                  here.refreshToken(),
                  "AuthFlow",
                  "REFRESH_TOKEN_AUTH",
                  "AuthParameters",
                  Map.of("REFRESH_TOKEN", here.refreshToken()))),
          "NotAuthorizedException",
          "Refresh Token has been revoked");
    }
    assertRefused(
        pool.callAs(here, "GetUser", Map.of()),
        "NotAuthorizedException",
        "Access Token has been revoked");
    assertSucceeded(pool.refresh(there.refreshToken()));
  }

  /** RFC 7009, section 2.2: an invalid token is no error. */
  @Test
  void revokesRefreshTokensOnly() {
    pool.signUpConfirmed("zoe");
    var tokens = pool.signInTokens("zoe");

    assertThat(assertSucceeded(revoke("x"))).isEmpty();
    for (var token : List.of(tokens.accessToken(), tokens.idToken())) {
      assertRefused(revoke(token), "UnsupportedTokenTypeException", "Unsupported token type");
    }
    assertSucceeded(pool.refresh(tokens.refreshToken()));
  }

  private UserPool.Response revoke(String token) {
    return pool.call("RevokeToken", Map.of("Token", token));
  }
}
