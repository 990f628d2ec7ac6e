package dev.blogify.adapters.out.embedded.userpool;

import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.PASSWORD;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertRefused;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertSucceeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.IssuedTokens;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AttributeOperationsTest {
  private static final Map<String, ?> DELIVERY =
      Map.of("AttributeName", "email", "DeliveryMedium", "EMAIL", "Destination", "***@***");

  private final UserPoolFixture pool;

  AttributeOperationsTest(@TempDir Path folder) {
    this.pool = new UserPoolFixture(folder.resolve("blogify.db"));
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void changesAndDeletesTheName() {
    var tokens = signIn();

    assertThat(assertSucceeded(update(tokens, "name", "Zoë Bär")))
        .isEqualTo(Map.of("CodeDeliveryDetailsList", List.of()));
    assertThat(attributes(tokens)).containsEntry("name", "Zoë Bär");

    assertThat(assertSucceeded(delete(tokens, "name"))).isEmpty();
    assertThat(attributes(tokens)).doesNotContainKey("name");
  }

  @Test
  void requiresTheVerificationOfAChangedAddress() {
    var tokens = signIn();

    assertThat(assertSucceeded(update(tokens, "email", "new@example.com")))
        .isEqualTo(Map.of("CodeDeliveryDetailsList", List.of(DELIVERY)));

    assertThat(attributes(tokens))
        .containsEntry("email", "new@example.com")
        .containsEntry("email_verified", "false");
    assertThat(pool.claims(pool.signInTokens("zoe").idToken()))
        .containsEntry("email_verified", false);
    var logged = pool.logged();
    assertSucceeded(pool.call("ForgotPassword", Map.of("Username", "zoe")));
    assertThat(pool.logged()).isEqualTo(logged);

    assertRefused(
        verify(tokens, "12345x"),
        "CodeMismatchException",
        "Invalid verification code provided, please try again.");
    assertThat(assertSucceeded(verify(tokens, pool.lastCode()))).isEmpty();
    assertThat(attributes(tokens)).containsEntry("email_verified", "true");
    assertRefused(
        verify(tokens, pool.lastCode()),
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.");
  }

  @Test
  void keepsAnUnchangedAddressVerified() {
    var tokens = signIn();
    var logged = pool.logged();

    assertSucceeded(update(tokens, "email", "zoe@example.com"));

    assertThat(attributes(tokens)).containsEntry("email_verified", "true");
    assertThat(pool.logged()).isEqualTo(logged);
  }

  @Test
  void sendsAnotherCode() {
    var tokens = signIn();
    assertSucceeded(update(tokens, "email", "new@example.com"));

    assertThat(
            assertSucceeded(
                pool.callAs(
                    tokens, "GetUserAttributeVerificationCode", Map.of("AttributeName", "email"))))
        .isEqualTo(Map.of("CodeDeliveryDetails", DELIVERY));

    assertThat(pool.logged().getLast())
        .isEqualTo("Code for zoe to verify the e-mail address: " + pool.lastCode());
    assertSucceeded(verify(tokens, pool.lastCode()));
  }

  /** A code of a change that is refused changes nothing. */
  @Test
  void limitsTheCodesAndThenKeepsTheAddress() {
    var tokens = signIn();
    for (var change = 0; change < 5; change++) {
      assertSucceeded(update(tokens, "email", "new" + change + "@example.com"));
    }

    assertRefused(
        update(tokens, "email", "new5@example.com"),
        "LimitExceededException",
        "Attempt limit exceeded, please try after some time.");
    assertThat(attributes(tokens)).containsEntry("email", "new4@example.com");
  }

  @Test
  void rejectsAttributesThatAUserCannotWrite() {
    var tokens = signIn();
    for (var name : List.of("custom:role", "sub", "email_verified")) {
      for (var response : List.of(update(tokens, name, "admin"), delete(tokens, name))) {
        assertRefused(
            response,
            "NotAuthorizedException",
            "A client attempted to write unauthorized attribute");
      }
    }
    assertRefused(
        delete(tokens, "email"),
        "InvalidParameterException",
        "Attributes did not conform to the schema: email: The attribute is required");
    assertRefused(
        update(tokens, "email", "x"), "InvalidParameterException", "Invalid email address format.");
    assertRefused(
        pool.callAs(
            tokens, "GetUserAttributeVerificationCode", Map.of("AttributeName", "phone_number")),
        "InvalidParameterException",
        "Only the attribute email can be verified.");
  }

  @Test
  void deletesTheAccount() {
    var tokens = signIn();
    assertSucceeded(pool.callAs(tokens, "AssociateSoftwareToken", Map.of()));

    assertThat(assertSucceeded(pool.callAs(tokens, "DeleteUser", Map.of()))).isEmpty();

    assertRefused(
        pool.signIn("zoe", PASSWORD), "NotAuthorizedException", "Incorrect username or password.");
    assertRefused(
        pool.refresh(tokens.refreshToken()), "NotAuthorizedException", "Invalid Refresh Token");
    assertRefused(
        pool.callAs(tokens, "GetUser", Map.of()),
        "NotAuthorizedException",
        "Access Token has been revoked");
    pool.signUpConfirmed("zoe");
  }

  private IssuedTokens signIn() {
    pool.signUpConfirmed("zoe");
    return pool.signInTokens("zoe");
  }

  private UserPool.Response update(IssuedTokens tokens, String name, String value) {
    return pool.callAs(
        tokens,
        "UpdateUserAttributes",
        Map.of("UserAttributes", List.of(Map.of("Name", name, "Value", value))));
  }

  private UserPool.Response delete(IssuedTokens tokens, String name) {
    return pool.callAs(tokens, "DeleteUserAttributes", Map.of("UserAttributeNames", List.of(name)));
  }

  private UserPool.Response verify(IssuedTokens tokens, String code) {
    return pool.callAs(
        tokens, "VerifyUserAttribute", Map.of("AttributeName", "email", "Code", code));
  }

  private Map<String, String> attributes(IssuedTokens tokens) {
    var attributes = new HashMap<String, String>();
    var user = assertSucceeded(pool.callAs(tokens, "GetUser", Map.of()));
    for (var attribute : (List<?>) Objects.requireNonNull(user.get("UserAttributes"))) {
      var fields = (Map<?, ?>) attribute;
      attributes.put(UserPoolFixture.text(fields, "Name"), UserPoolFixture.text(fields, "Value"));
    }
    return attributes;
  }
}
