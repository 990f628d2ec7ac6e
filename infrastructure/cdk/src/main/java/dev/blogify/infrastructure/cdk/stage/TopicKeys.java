package dev.blogify.infrastructure.cdk.stage;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * The KMS key of the topics of a stack, for 1 dollar a month. The key that AWS manages for SNS does
 * not allow other services to publish.
 */
public final class TopicKeys {
  public static final ServicePrincipal CLOUDWATCH =
      new ServicePrincipal("cloudwatch.amazonaws.com");

  private static final ServicePrincipal EVENTBRIDGE = new ServicePrincipal("events.amazonaws.com");

  private TopicKeys() {}

  public static Key create(Construct scope, Stage stage) {
    var key =
        Key.Builder.create(scope, "TopicKey")
            .description("Encrypts the messages of the topics of " + stage.resourcePrefix())
            .enableKeyRotation(true)
            .removalPolicy(StackDefaults.removalPolicy(stage))
            .build();
    key.addToResourcePolicy(allowUse(CLOUDWATCH).conditions(sourceAccountCondition(scope)).build());
    // This statement has no condition, because EventBridge sends no source account to KMS.
    key.addToResourcePolicy(allowUse(EVENTBRIDGE).build());
    return key;
  }

  /** Excludes the resources of other accounts that use the same service. */
  public static Map<String, Object> sourceAccountCondition(Construct scope) {
    return Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(scope).getAccount()));
  }

  private static PolicyStatement.Builder allowUse(ServicePrincipal service) {
    return PolicyStatement.Builder.create()
        .principals(List.of(service))
        .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
        .resources(List.of("*"));
  }
}
