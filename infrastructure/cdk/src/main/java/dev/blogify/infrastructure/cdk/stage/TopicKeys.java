package dev.blogify.infrastructure.cdk.stage;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** The key of all topics, 1 dollar a month: SNS's own one lets no other service write. */
public final class TopicKeys {
  public static final ServicePrincipal CLOUDWATCH =
      new ServicePrincipal("cloudwatch.amazonaws.com");
  private static final ServicePrincipal EVENTBRIDGE = new ServicePrincipal("events.amazonaws.com");

  private TopicKeys() {}

  /** A key that the services that tell topics may use. */
  public static Key create(Construct scope, Stage stage) {
    var key =
        Key.Builder.create(scope, "TopicKey")
            .description(
                "What %s encrypts the messages of topics with".formatted(stage.resourcePrefix()))
            .enableKeyRotation(true)
            .removalPolicy(StackDefaults.removalPolicy(stage))
            .build();
    key.addToResourcePolicy(allowUse(CLOUDWATCH).conditions(sourceAccountCondition(scope)).build());
    // Without a condition: rules do not say to a topic's key for whom they ask.
    key.addToResourcePolicy(allowUse(EVENTBRIDGE).build());
    return key;
  }

  /** So that nobody else's alarms or rules come by the same service. */
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
