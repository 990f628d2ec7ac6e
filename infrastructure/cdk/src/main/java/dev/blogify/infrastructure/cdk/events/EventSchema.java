package dev.blogify.infrastructure.cdk.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Objects;
import software.amazon.awscdk.services.eventschemas.CfnRegistry;
import software.amazon.awscdk.services.eventschemas.CfnSchema;
import software.constructs.Construct;

/**
 * An event type with a schema in {@code docs/events/schemas}, and its entry in EventBridge's schema
 * registry, from which subscribers generate code. The schemas use only keywords that JSON Schema
 * draft 4 and 2020-12 share (ADR 48), so an entry bundles them without conversion.
 *
 * @param path of the schema, such as {@code post.published/1.json}
 */
record EventSchema(String path) {
  private static final String SCHEMA_FOLDER = "dev/blogify/infrastructure/cdk/events/schemas";
  private static final String SHARED_VALUES = "values/1.json";

  private static final Map<String, String> SOURCES_BY_AGGREGATE =
      HashMap.of("post", "blogify.posts", "media", "blogify.media", "user", "blogify.users");

  static void registerAll(Construct scope, Stage stage) {
    var registry =
        CfnRegistry.Builder.create(scope, "Schemas")
            .registryName(stage.resourcePrefix())
            .description("Events on the bus %s".formatted(stage.resourcePrefix()))
            .build();
    try {
      for (var schema : loadAll()) {
        CfnSchema.Builder.create(scope, schema.eventType() + "Schema")
            .registryName(registry.getAttrRegistryName())
            .schemaName(schema.source() + "@" + schema.eventType())
            .description(Objects.toString(read(schema.path).get("description")))
            .type("JSONSchemaDraft4")
            .content(schema.bundle())
            .build();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every released event type (EVT-11), from the folder or the jar that contains this class. */
  private static Seq<EventSchema> loadAll() throws IOException {
    var codeSource = EventSchema.class.getProtectionDomain().getCodeSource().getLocation();
    var location = Path.of(URI.create(codeSource.toString()));
    if (Files.isDirectory(location)) {
      return schemasIn(location.resolve(SCHEMA_FOLDER));
    }
    try (var jar = FileSystems.newFileSystem(location)) {
      return schemasIn(jar.getPath(SCHEMA_FOLDER));
    }
  }

  private static Seq<EventSchema> schemasIn(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return List.ofAll(files.filter(Files::isRegularFile).toList())
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(path -> SOURCES_BY_AGGREGATE.keySet().exists(each -> path.startsWith(each + ".")))
          .sorted()
          .map(EventSchema::new);
    }
  }

  private String eventType() {
    return path.replaceFirst("^(.+)/(\\d+)\\.json$", "blogify.$1.v$2");
  }

  private String source() {
    return SOURCES_BY_AGGREGATE.get(path.substring(0, path.indexOf('.'))).get();
  }

  /**
   * The schema of the event as EventBridge delivers it, with all definitions in one document. A
   * replayed event has an additional property.
   */
  private String bundle() throws IOException {
    var envelope = read("envelope/1.json");
    var properties =
        new LinkedHashMap<Object, Object>((java.util.Map<?, ?>) envelope.get("properties"));
    properties.putAll(
        JSON.std.mapFrom(
            """
            {
              "source": {"enum": ["%s"]},
              "type": {"enum": ["%s"]},
              "dataschema": {"enum": ["https://blogify.dev/events/%s"]},
              "data": {"$ref": "#/definitions/data"}
            }
            """
                .formatted(source(), eventType(), path)));
    envelope.put("properties", properties);
    var definitions =
        new LinkedHashMap<Object, Object>(
            (java.util.Map<?, ?>) read(SHARED_VALUES).get("definitions"));
    definitions.put("event", envelope);
    definitions.put("data", read(path));
    var bundle =
        JSON.std.mapFrom(
            """
            {
              "$schema": "http://json-schema.org/draft-04/schema#",
              "type": "object",
              "properties": {
                "version": {"type": "string"},
                "id": {
                  "description": "The id of EventBridge, which differs on each delivery attempt.",
                  "type": "string"
                },
                "detail-type": {"enum": ["%s"]},
                "source": {"enum": ["%s"]},
                "account": {"type": "string"},
                "time": {"type": "string", "format": "date-time"},
                "region": {"type": "string"},
                "resources": {"type": "array", "items": {"type": "string"}},
                "detail": {"$ref": "#/definitions/event"}
              },
              "required": [
                "version", "id", "detail-type", "source", "account", "time", "region", "resources",
                "detail"
              ]
            }
            """
                .formatted(eventType(), source()));
    bundle.put("definitions", definitions);
    return JSON.std.asString(bundle);
  }

  /** Reads a schema, removes its identifier, and makes its references to shared values local. */
  private static java.util.Map<String, Object> read(String path) throws IOException {
    try (var in = EventSchema.class.getResourceAsStream("schemas/" + path)) {
      var json = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      var schema = JSON.std.mapFrom(json.replace("../" + SHARED_VALUES + "#", "#"));
      schema.keySet().removeAll(java.util.Set.of("$schema", "$id"));
      return schema;
    }
  }
}
