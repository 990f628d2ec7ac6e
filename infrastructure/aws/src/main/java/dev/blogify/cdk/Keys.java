package dev.blogify.cdk;

import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** Keys for topics, 1 dollar a month each: SNS's own key lets no other service write. */
final class Keys {
  private Keys() {}

  /** A key that the services that tell topics may use. */
  static Key forTopic(Construct scope, String id, Stage stage) {
    var key =
        Key.Builder.create(scope, id)
            .description("What %s encrypts the messages of a topic with".formatted(stage.prefix()))
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
