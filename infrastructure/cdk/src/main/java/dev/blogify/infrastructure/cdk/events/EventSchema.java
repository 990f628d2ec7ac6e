package dev.blogify.infrastructure.cdk.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Objects;

/**
 * A type of events, of which {@code docs/events/schemas} has the schema.
 *
 * @param path of that schema, such as {@code post.published/1.json}
 */
record EventSchema(String path) {
  private static final String SCHEMA_FOLDER = "dev/blogify/infrastructure/cdk/events/schemas";
  private static final URI BASE_URI = URI.create("https://blogify.dev/events/");
  private static final URI ENVELOPE_URI = BASE_URI.resolve("envelope/1.json");

  private static final Map<String, String> SOURCES_BY_AGGREGATE =
      HashMap.of("post", "blogify.posts", "media", "blogify.media", "user", "blogify.users");

  /** Every type that was ever released (EVT-11). */
  static Seq<EventSchema> loadAll() {
    try {
      return schemaPaths()
          .filter(path -> SOURCES_BY_AGGREGATE.keySet().exists(each -> path.startsWith(each + ".")))
          .sorted()
          .map(EventSchema::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of all schemas, in the folder or the jar that this class is from. */
  private static Seq<String> schemaPaths() throws IOException {
    var from = codeLocation();
    if (Files.isDirectory(from)) {
      return filesUnder(from.resolve(SCHEMA_FOLDER));
    }
    try (var jar = FileSystems.newFileSystem(from)) {
      return filesUnder(jar.getPath(SCHEMA_FOLDER));
    }
  }

  private static Seq<String> filesUnder(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return List.ofAll(files.filter(Files::isRegularFile).toList())
          .map(file -> folder.relativize(file).toString().replace('\\', '/'));
    }
  }

  private static Path codeLocation() {
    try {
      return Path.of(EventSchema.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  String eventType() {
    return path.replaceFirst("^(.+)/(\\d+)\\.json$", "blogify.$1.v$2");
  }

  /** As EventBridge calls schemas that it finds by itself. */
  String schemaName() {
    return source() + "@" + eventType();
  }

  String description() {
    return Objects.requireNonNull(readSchema(schemaUri()).get("description")).toString();
  }

  /** The schema of the whole event, as EventBridge delivers it. */
  String schemaJson() {
    var detail =
        withProperties(
            Draft4Converter.withoutDocumentKeywords(readSchema(ENVELOPE_URI)),
            typeSpecificAttributes());
    var whole = withProperties(eventBridgeEnvelope(), java.util.Map.of("detail", detail));
    try {
      return JSON.std.asString(
          Draft4Converter.toDraft4(whole, ENVELOPE_URI, EventSchema::readSchema));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What EventBridge puts around an event; to a replayed one it adds a member more. */
  private java.util.Map<String, Object> eventBridgeEnvelope() {
    return parseJson(
        """
        {
          "type": "object",
          "properties": {
            "version": {"type": "string"},
            "id": {"description": "EventBridge's own: another on each attempt.", "type": "string"},
            "detail-type": {"const": "%s"},
            "source": {"const": "%s"},
            "account": {"type": "string"},
            "time": {"type": "string", "format": "date-time"},
            "region": {"type": "string"},
            "resources": {"type": "array", "items": {"type": "string"}}
          },
          "required": [
            "version", "id", "detail-type", "source", "account", "time", "region", "resources",
            "detail"
          ]
        }
        """
            .formatted(eventType(), source()));
  }

  /** What is another in the envelope of each type. */
  private java.util.Map<String, Object> typeSpecificAttributes() {
    return parseJson(
        """
        {
          "source": {"const": "%s"},
          "type": {"const": "%s"},
          "dataschema": {"const": "%s"},
          "data": {"$ref": "%3$s"}
        }
        """
            .formatted(source(), eventType(), schemaUri()));
  }

  private String source() {
    return SOURCES_BY_AGGREGATE.get(path.substring(0, path.indexOf('.'))).get();
  }

  private URI schemaUri() {
    return BASE_URI.resolve(path);
  }

  /** The schema with some properties more, or others. */
  private static java.util.Map<String, Object> withProperties(
      java.util.Map<String, Object> schema, java.util.Map<String, Object> properties) {
    var all = new LinkedHashMap<Object, Object>((java.util.Map<?, ?>) schema.get("properties"));
    all.putAll(properties);
    var specified = new LinkedHashMap<>(schema);
    specified.put("properties", all);
    return specified;
  }

  private static java.util.Map<String, Object> readSchema(URI address) {
    try (var in =
        EventSchema.class.getResourceAsStream("schemas/" + BASE_URI.relativize(address))) {
      return parseJson(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static java.util.Map<String, Object> parseJson(String json) {
    try {
      return JSON.std.mapFrom(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
