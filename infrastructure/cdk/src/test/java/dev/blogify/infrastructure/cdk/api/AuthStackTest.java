package dev.blogify.infrastructure.cdk.api;

import dev.blogify.infrastructure.cdk.Synthesis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

final class AuthStackTest {
  private static final String POOL = "AWS::Cognito::UserPool";
  private final Template auth = Synthesis.prod().template("Auth");

  @Test
  void thePasswordPolicyEqualsThatOfTheLocalUserPool() {
    auth.hasResourceProperties(
        POOL,
        Map.of(
            "Policies",
            Map.of(
                "PasswordPolicy",
                Map.of(
                    "MinimumLength", 8,
                    "RequireLowercase", true,
                    "RequireUppercase", true,
                    "RequireNumbers", true,
                    "RequireSymbols", true))));
  }

  @Test
  void offersTotpButNoSms() {
    auth.hasResourceProperties(
        POOL,
        Map.of(
            "MfaConfiguration", "OPTIONAL",
            "EnabledMfas", List.of("SOFTWARE_TOKEN_MFA"),
            "SmsConfiguration", Match.absent()));
  }

  /** API-3. */
  @Test
  void clientsCanReadTheRoleButNotWriteIt() {
    auth.hasResourceProperties(
        POOL,
        Map.of(
            "Schema",
            Match.arrayWith(List.of(Match.objectLike(Map.of("Name", "role", "Mutable", true))))));
    auth.hasResourceProperties(
        "AWS::Cognito::UserPoolClient",
        Map.of(
            "ReadAttributes", List.of("custom:role", "email", "name"),
            "WriteAttributes", List.of("email", "name")));
  }

  @Test
  void theFrontEndClientHasNoSecretAndHidesUserExistence() {
    auth.hasResourceProperties(
        "AWS::Cognito::UserPoolClient",
        Map.of(
            "GenerateSecret",
            false,
            "AllowedOAuthFlows",
            Match.absent(),
            "EnableTokenRevocation",
            true,
            "PreventUserExistenceErrors",
            "ENABLED",
            "AccessTokenValidity",
            60,
            "ExplicitAuthFlows",
            List.of(
                "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"author", "editor", "admin"})
  void everyRoleExceptReaderIsAGroup(String role) {
    auth.hasResourceProperties("AWS::Cognito::UserPoolGroup", Map.of("GroupName", role));
    auth.resourceCountIs("AWS::Cognito::UserPoolGroup", 3);
  }

  @Test
  void postConfirmationInvokesTheAliasOfTheTrigger() {
    auth.hasResourceProperties(
        POOL,
        Map.of(
            "LambdaConfig",
            Map.of(
                "PostConfirmation", Map.of("Ref", Match.stringLikeRegexp("^registerUserLive")))));
  }

  @Test
  void theUserPoolIsDeletionProtected() {
    auth.hasResource(POOL, Map.of("DeletionPolicy", "Retain"));
    auth.hasResourceProperties(POOL, Map.of("DeletionProtection", "ACTIVE"));
  }
}
