package dev.blogify.cdk;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** The key of all topics, 1 dollar a month: SNS's own one lets no other service write. */
final class Keys {
  static final ServicePrincipal ALARMS = new ServicePrincipal("cloudwatch.amazonaws.com");
  private static final ServicePrincipal RULES = new ServicePrincipal("events.amazonaws.com");

  private Keys() {}

  /** A key that the services that tell topics may use. */
  static Key forTopics(Construct scope, Stage stage) {
    var key =
        Key.Builder.create(scope, "TopicKey")
            .description("What %s encrypts the messages of topics with".formatted(stage.prefix()))
            .enableKeyRotation(true)
            .removalPolicy(Stacks.removal(stage))
            .build();
    key.addToResourcePolicy(use(ALARMS).conditions(ofThisAccount(scope)).build());
    // Without a condition: rules do not say to a topic's key for whom they ask.
    key.addToResourcePolicy(use(RULES).build());
    return key;
  }

  /** So that nobody else's alarms or rules come by the same service. */
  static Map<String, Object> ofThisAccount(Construct scope) {
    return Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(scope).getAccount()));
  }

  private static PolicyStatement.Builder use(ServicePrincipal service) {
    return PolicyStatement.Builder.create()
        .principals(List.of(service))
        .actions(List.of("kms:Decrypt", "kms:GenerateDataKey*"))
        .resources(List.of("*"));
  }
}
