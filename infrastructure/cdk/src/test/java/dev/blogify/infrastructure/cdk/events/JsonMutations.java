package dev.blogify.infrastructure.cdk.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** The JSON documents that differ from a given one in a single place. */
final class JsonMutations {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Values of each type, some of which are valid for some property. */
  private static final Seq<JsonNode> REPLACEMENTS =
      List.of(
          JSON.nullNode(),
          JSON.booleanNode(true),
          JSON.numberNode(-1),
          JSON.numberNode(0),
          JSON.numberNode(0.5),
          JSON.textNode(""),
          JSON.textNode("posts"),
          JSON.textNode("system"),
          JSON.textNode("author"),
          JSON.textNode("x".repeat(201)),
          JSON.textNode("media/018f0000-0000-7000-8000-000000000001"),
          JSON.textNode("2026-03-01T12:30:00.000Z"),
          JSON.arrayNode(),
          JSON.arrayNode().add("posts").add("posts"),
          JSON.arrayNode().add(7),
          JSON.objectNode());

  private JsonMutations() {}

  static Seq<JsonNode> mutationsOf(JsonNode document) {
    return switch (document) {
      case ObjectNode object ->
          List.ofAll(object::fieldNames)
              .flatMap(name -> mutationsOf(object, name))
              .append(object.deepCopy().put("unknownField", 1));
      case ArrayNode array ->
          List.range(0, array.size())
              .flatMap(index ->
                  mutationsOf(array.get(index))
                      .map(each -> {
                        var copy = array.deepCopy();
                        copy.set(index, each);
                        return (JsonNode) copy;
                      }));
      default -> List.empty();
    };
  }

  private static Seq<JsonNode> mutationsOf(ObjectNode object, String name) {
    return REPLACEMENTS
        .filter(value -> !value.equals(object.get(name)))
        .appendAll(mutationsOf(object.get(name)))
        .map(value -> object.deepCopy().<JsonNode>set(name, value))
        .append(object.deepCopy().without(name));
  }
}
