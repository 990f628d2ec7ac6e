package dev.blogify.cdk;

import software.amazon.awscdk.services.eventschemas.CfnRegistry;
import software.amazon.awscdk.services.eventschemas.CfnSchema;
import software.constructs.Construct;

/** What comes by the bus, in EventBridge's registry, from which subscribers have code generated. */
final class Schemas {
  private Schemas() {}

  static void register(Construct scope, Stage stage) {
    var registry =
        CfnRegistry.Builder.create(scope, "Schemas")
            .registryName(stage.prefix())
            .description("The events of %s, as its bus delivers them".formatted(stage.prefix()))
            .build();
    EventType.all()
        .forEach(type ->
            CfnSchema.Builder.create(scope, type.name() + "Schema")
                .registryName(registry.getAttrRegistryName())
                .schemaName(type.schemaName())
                .description(type.description())
                .type("JSONSchemaDraft4")
                .content(type.schema())
                .build());
  }
}
