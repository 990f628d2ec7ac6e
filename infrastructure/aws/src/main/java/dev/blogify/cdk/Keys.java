package dev.blogify.cdk;

import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** The key of all topics, 1 dollar a month: SNS's own one lets no other service write. */
final class Keys {
  private Keys() {}

  /** A key that the services that tell topics may use. */
  static Key forTopics(Construct scope, Stage stage) {
    var key =
        Key.Builder.create(scope, "TopicKey")
            .description("What %s encrypts the messages of topics with".formatted(stage.prefix()))
            .enableKeyRotation(true)
            .removalPolicy(Stacks.removal(stage))
            .build();
    key.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .principals(
                List.of(
                    new ServicePrincipal("events.amazonaws.com"),
                    new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
            .resources(List.of("*"))
            .build());
    return key;
  }
}
