package dev.blogify.adapters.events;

import dev.blogify.adapters.json.JsonObject;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The events of {@code docs/events/golden}, for tests of event consumers (EVT-11). */
public final class GoldenEvents {
  private GoldenEvents() {}

  /** One CloudEvent of each type and version. */
  public static Seq<String> all() {
    return AsyncApi.messageNames().map(GoldenEvents::named);
  }

  /** The first version of a type, such as {@code post.created}. */
  public static String named(String name) {
    return read("events/golden/%s/1.json".formatted(name));
  }

  /** An event with the wrapper of EventBridge, as it is in a queue message. */
  public static String toEventBridgeMessage(String event) {
    var members = JsonObject.parse(event);
    return """
    {
      "version": "0",
      "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa",
      "detail-type": "%s",
      "source": "%s",
      "account": "123456789012",
      "time": "2026-03-01T12:30:01Z",
      "region": "eu-west-3",
      "resources": [],
      "detail": %s
    }
    """
        .formatted(members.text("type"), members.text("source"), event);
  }

  private static String read(String path) {
    try (var in = GoldenEvents.class.getClassLoader().getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
