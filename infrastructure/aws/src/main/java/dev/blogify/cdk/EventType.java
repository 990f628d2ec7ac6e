package dev.blogify.cdk;

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
record EventType(String path) {
  private static final String FOLDER = "dev/blogify/cdk/schemas";
  private static final URI HOME = URI.create("https://blogify.dev/events/");
  private static final URI ENVELOPE = HOME.resolve("envelope/1.json");

  private static final Map<String, String> SOURCES =
      HashMap.of("post", "blogify.posts", "media", "blogify.media", "user", "blogify.users");

  /** Every type that was ever released (EVT-11). */
  static Seq<EventType> all() {
    try {
      return paths()
          .filter(path -> SOURCES.keySet().exists(each -> path.startsWith(each + ".")))
          .sorted()
          .map(EventType::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of all schemas, in the folder or the jar that this class is from. */
  private static Seq<String> paths() throws IOException {
    var from = from();
    if (Files.isDirectory(from)) {
      return under(from.resolve(FOLDER));
    }
    try (var jar = FileSystems.newFileSystem(from)) {
      return under(jar.getPath(FOLDER));
    }
  }

  private static Seq<String> under(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return List.ofAll(files.filter(Files::isRegularFile).toList())
          .map(file -> folder.relativize(file).toString().replace('\\', '/'));
    }
  }

  private static Path from() {
    try {
      return Path.of(EventType.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  String name() {
    return path.replaceFirst("^(.+)/(\\d+)\\.json$", "blogify.$1.v$2");
  }

  /** As EventBridge calls schemas that it finds by itself. */
  String schemaName() {
    return source() + "@" + name();
  }

  String description() {
    return Objects.requireNonNull(read(address()).get("description")).toString();
  }

  /** The schema of the whole event, as EventBridge delivers it. */
  String schema() {
    var detail = specified(Draft4.content(read(ENVELOPE)), ownAttributes());
    var whole = specified(delivered(), java.util.Map.of("detail", detail));
    try {
      return JSON.std.asString(Draft4.of(whole, ENVELOPE, EventType::read));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What EventBridge puts around an event; to a replayed one it adds a member more. */
  private java.util.Map<String, Object> delivered() {
    return parse(
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
            .formatted(name(), source()));
  }

  /** What is another in the envelope of each type. */
  private java.util.Map<String, Object> ownAttributes() {
    return parse(
        """
        {
          "source": {"const": "%s"},
          "type": {"const": "%s"},
          "dataschema": {"const": "%s"},
          "data": {"$ref": "%3$s"}
        }
        """
            .formatted(source(), name(), address()));
  }

  private String source() {
    return SOURCES.get(path.substring(0, path.indexOf('.'))).get();
  }

  private URI address() {
    return HOME.resolve(path);
  }

  /** The schema with some properties more, or others. */
  private static java.util.Map<String, Object> specified(
      java.util.Map<String, Object> schema, java.util.Map<String, Object> properties) {
    var all = new LinkedHashMap<Object, Object>((java.util.Map<?, ?>) schema.get("properties"));
    all.putAll(properties);
    var specified = new LinkedHashMap<>(schema);
    specified.put("properties", all);
    return specified;
  }

  private static java.util.Map<String, Object> read(URI address) {
    try (var in = EventType.class.getResourceAsStream("schemas/" + HOME.relativize(address))) {
      return parse(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static java.util.Map<String, Object> parse(String json) {
    try {
      return JSON.std.mapFrom(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
