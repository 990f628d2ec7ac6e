package dev.blogify.cdk;

import dev.blogify.domain.access.Role;
import dev.blogify.functions.LambdaFunction;
import io.vavr.collection.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.CfnUserPoolGroup;
import software.amazon.awscdk.services.cognito.ClientAttributes;
import software.amazon.awscdk.services.cognito.FeaturePlan;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardAttribute;
import software.amazon.awscdk.services.cognito.StandardAttributes;
import software.amazon.awscdk.services.cognito.StandardAttributesMask;
import software.amazon.awscdk.services.cognito.StringAttribute;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolOperation;

/** Who may sign in, and what is known of them to tokens. */
final class AuthStack extends Stack {
  /** For whoever wants to see it; what decides are groups (ADR 9). */
  private static final String ROLE = "role";

  private static final StandardAttributesMask OWN =
      StandardAttributesMask.builder().email(true).fullname(true).build();

  private final UserPool pool;
  private final UserPoolClient client;

  AuthStack(App app, Stage stage, Archives archives, LambdaFunction trigger, Deployed before) {
    super(app, "Auth", Stacks.props(stage, "auth", "The user pool"));
    pool = pool(stage);
    client = createClient();
    List.of(Role.values()).remove(Role.READER).forEach(this::group);
    pool.addTrigger(
        UserPoolOperation.POST_CONFIRMATION,
        new Lambdas(this, stage, archives, before).deploy(trigger));
    CfnOutput.Builder.create(this, "UserPoolId").value(pool.getUserPoolId()).build();
    CfnOutput.Builder.create(this, "ClientId").value(client.getUserPoolClientId()).build();
    Accepted.on(
        pool,
        "AwsSolutions-COG2",
        "Whoever writes a blog chooses for themselves; a second factor is offered to all.");
    Accepted.on(
        pool,
        "AwsSolutions-COG3",
        "Threat protection costs 0.02 dollars a user and month, many times all the rest; throttles"
            + " and Cognito's own lock-out after failed attempts stay.");
  }

  UserPool pool() {
    return pool;
  }

  UserPoolClient client() {
    return client;
  }

  Deployed after(Deployed before) {
    return before.and(Deployed.USER_POOL_ID, pool.getUserPoolId(), pool.getUserPoolArn());
  }

  private UserPool pool(Stage stage) {
    return UserPool.Builder.create(this, "Users")
        .userPoolName(stage.prefix())
        .featurePlan(FeaturePlan.LITE)
        .selfSignUpEnabled(true)
        .signInAliases(SignInAliases.builder().username(true).build())
        .signInCaseSensitive(false)
        .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
        .standardAttributes(
            StandardAttributes.builder()
                .email(StandardAttribute.builder().required(true).mutable(true).build())
                .build())
        .customAttributes(Map.of(ROLE, StringAttribute.Builder.create().mutable(true).build()))
        .passwordPolicy(
            PasswordPolicy.builder()
                .minLength(8)
                .requireLowercase(true)
                .requireUppercase(true)
                .requireDigits(true)
                .requireSymbols(true)
                .tempPasswordValidity(Duration.days(7))
                .build())
        .mfa(Mfa.OPTIONAL)
        .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
        .accountRecovery(AccountRecovery.EMAIL_ONLY)
        .deletionProtection(stage.care().isProtected())
        .removalPolicy(Stacks.removal(stage))
        .build();
  }

  /** For pages and apps, which keep no secret. It reads the role and cannot write it. */
  private UserPoolClient createClient() {
    return UserPoolClient.Builder.create(this, "FrontEnds")
        .userPool(pool)
        .generateSecret(false)
        .authFlows(AuthFlow.builder().userPassword(true).userSrp(true).build())
        .disableOAuth(true)
        .preventUserExistenceErrors(true)
        .enableTokenRevocation(true)
        .accessTokenValidity(Duration.hours(1))
        .idTokenValidity(Duration.hours(1))
        .refreshTokenValidity(Duration.days(30))
        .readAttributes(
            new ClientAttributes().withStandardAttributes(OWN).withCustomAttributes(ROLE))
        .writeAttributes(new ClientAttributes().withStandardAttributes(OWN))
        .build();
  }

  private void group(Role role) {
    CfnUserPoolGroup.Builder.create(this, role.label())
        .userPoolId(pool.getUserPoolId())
        .groupName(role.label())
        .build();
  }
}
