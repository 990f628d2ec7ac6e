package dev.blogify.infrastructure.cdk.api;

import dev.blogify.adapters.in.lambda.LambdaFunctions;
import dev.blogify.domain.access.Role;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpUserPoolAuthorizer;
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

/** The Cognito user pool and the client that front ends use. */
public final class AuthStack extends Stack {
  private static final String POST_CONFIRMATION_FUNCTION = "registerUser";

  /** The attribute is informational, because authorization uses the groups (ADR 9). */
  private static final String ROLE_ATTRIBUTE = "role";

  private static final StandardAttributesMask PROFILE_ATTRIBUTES =
      StandardAttributesMask.builder().email(true).fullname(true).build();

  private final UserPool userPool;
  private final UserPoolClient userPoolClient;

  public AuthStack(
      App app, Stage stage, LambdaDeployer.Artifacts artifacts, ResourceRegistry resources) {
    super(app, "Auth", StackDefaults.stackProps(stage, "auth", "User pool"));
    userPool = createUserPool(stage);
    userPoolClient = createUserPoolClient();
    List.of(Role.values()).remove(Role.READER).forEach(this::createGroup);
    userPool.addTrigger(
        UserPoolOperation.POST_CONFIRMATION,
        new LambdaDeployer(this, stage, artifacts, resources)
            .deploy(LambdaFunctions.byName(POST_CONFIRMATION_FUNCTION)));
    CfnOutput.Builder.create(this, "UserPoolId").value(userPool.getUserPoolId()).build();
    CfnOutput.Builder.create(this, "ClientId").value(userPoolClient.getUserPoolClientId()).build();
    CdkNagSuppressions.suppress(
        userPool,
        "AwsSolutions-COG2",
        "MFA is optional, because each author of a blog decides about a second factor.");
    CdkNagSuppressions.suppress(
        userPool,
        "AwsSolutions-COG3",
        "Threat protection costs 0.02 dollars per user and month, a multiple of all other costs."
            + " Throttling and Cognito's lockout after failed attempts remain.");
  }

  /** Accepts the tokens that the pool issues to front ends. */
  HttpUserPoolAuthorizer jwtAuthorizer() {
    return HttpUserPoolAuthorizer.Builder.create("JwtAuthorizer", userPool)
        .userPoolClients(List.of(userPoolClient).asJava())
        .build();
  }

  public ResourceRegistry addResourcesTo(ResourceRegistry resources) {
    return resources.with(
        ResourceRegistry.USER_POOL_ID, userPool.getUserPoolId(), userPool.getUserPoolArn());
  }

  private UserPool createUserPool(Stage stage) {
    return UserPool.Builder.create(this, "Users")
        .userPoolName(stage.resourcePrefix())
        .featurePlan(FeaturePlan.LITE)
        .selfSignUpEnabled(true)
        .signInAliases(SignInAliases.builder().username(true).build())
        .signInCaseSensitive(false)
        .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
        .standardAttributes(
            StandardAttributes.builder()
                .email(StandardAttribute.builder().required(true).mutable(true).build())
                .build())
        .customAttributes(
            Map.of(ROLE_ATTRIBUTE, StringAttribute.Builder.create().mutable(true).build()))
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
        .deletionProtection(stage.operations().isDeletionProtected())
        .removalPolicy(StackDefaults.removalPolicy(stage))
        .build();
  }

  /** A public client without a secret, which reads the role attribute but cannot write it. */
  private UserPoolClient createUserPoolClient() {
    return UserPoolClient.Builder.create(this, "FrontEnds")
        .userPool(userPool)
        .generateSecret(false)
        .authFlows(AuthFlow.builder().userPassword(true).userSrp(true).build())
        .disableOAuth(true)
        .preventUserExistenceErrors(true)
        .enableTokenRevocation(true)
        .accessTokenValidity(Duration.hours(1))
        .idTokenValidity(Duration.hours(1))
        .refreshTokenValidity(Duration.days(30))
        .readAttributes(
            new ClientAttributes()
                .withStandardAttributes(PROFILE_ATTRIBUTES)
                .withCustomAttributes(ROLE_ATTRIBUTE))
        .writeAttributes(new ClientAttributes().withStandardAttributes(PROFILE_ATTRIBUTES))
        .build();
  }

  private void createGroup(Role role) {
    CfnUserPoolGroup.Builder.create(this, role.label())
        .userPoolId(userPool.getUserPoolId())
        .groupName(role.label())
        .build();
  }
}
