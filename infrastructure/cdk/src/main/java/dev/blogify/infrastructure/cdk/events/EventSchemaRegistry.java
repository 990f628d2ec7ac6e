package dev.blogify.infrastructure.cdk.events;

import dev.blogify.infrastructure.cdk.stage.Stage;
import software.amazon.awscdk.services.eventschemas.CfnRegistry;
import software.amazon.awscdk.services.eventschemas.CfnSchema;
import software.constructs.Construct;

/** What comes by the bus, in EventBridge's registry, from which subscribers have code generated. */
final class EventSchemaRegistry {
  private EventSchemaRegistry() {}

  static void register(Construct scope, Stage stage) {
    var registry =
        CfnRegistry.Builder.create(scope, "Schemas")
            .registryName(stage.resourcePrefix())
            .description(
                "The events of %s, as its bus delivers them".formatted(stage.resourcePrefix()))
            .build();
    EventSchema.loadAll()
        .forEach(type ->
            CfnSchema.Builder.create(scope, type.eventType() + "Schema")
                .registryName(registry.getAttrRegistryName())
                .schemaName(type.schemaName())
                .description(type.description())
                .type("JSONSchemaDraft4")
                .content(type.schemaJson())
                .build());
  }
}
