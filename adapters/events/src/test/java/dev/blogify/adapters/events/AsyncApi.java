package dev.blogify.adapters.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What {@code docs/events/asyncapi.yaml} says, for tests that hold the code to it. */
public final class AsyncApi {
  static final String RESOURCE = "events/asyncapi.yaml";
  static final JsonNode DOCUMENT = read();

  private static final String EVENT_MESSAGES = "/channels/events/messages";

  private AsyncApi() {}

  /** The names of what comes by the bus, without prefix and version: {@code post.created}. */
  static Seq<String> messageNames() {
    return Vector.ofAll(DOCUMENT.at(EVENT_MESSAGES)::fieldNames);
  }

  /** The names of all operations with the action "receive". */
  public static Seq<String> receiveOperations() {
    return Vector.ofAll(DOCUMENT.path("operations")::fieldNames)
        .filter(name ->
            DOCUMENT.path("operations").path(name).path("action").asText().equals("receive"));
  }

  /** The names of the messages of an operation. */
  public static Seq<String> receivedTypes(String operation) {
    return Vector.ofAll(DOCUMENT.path("operations").path(operation).path("messages"))
        .map(AsyncApi::resolve)
        .map(AsyncApi::resolve)
        .map(message -> message.path("name").asText());
  }

  /** The target of a reference within the document, or the node itself. */
  static JsonNode resolve(JsonNode node) {
    return node.path("$ref").asText().startsWith("#/")
        ? DOCUMENT.at(node.path("$ref").asText().substring(1))
        : node;
  }

  private static JsonNode read() {
    try (var in = AsyncApi.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      return new YAMLMapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
