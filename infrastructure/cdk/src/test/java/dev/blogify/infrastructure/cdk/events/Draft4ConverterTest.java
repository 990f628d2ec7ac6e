package dev.blogify.infrastructure.cdk.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the events' own schemas do not need; {@link EventSchemaRegistryTest} has what they do. */
final class Draft4ConverterTest {
  private static final String TREE =
      """
      {
        "$id": "https://blogify.dev/events/tree/1.json",
        "type": "object",
        "additionalProperties": {"$ref": "../tree/1.json"},
        "$defs": {"leaf": {"type": "string"}}
      }
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"prefixItems\": []}",
        "{\"exclusiveMinimum\": 1}",
        "{\"unevaluatedProperties\": false}",
        "{\"items\": false}",
        "{\"properties\": {\"one\": true}}",
        "{\"not\": {\"minContains\": 1}}",
        "{\"then\": {\"type\": \"string\"}}",
        "{\"const\": 1, \"enum\": [1, 2]}",
        "{\"$id\": \"https://blogify.dev/events/other/1.json\"}",
        "{\"$ref\": \"../tree/1.json\", \"minLength\": 1}",
        "{\"$ref\": \"../tree/1.json#/properties/leaf\"}",
        "{\"$ref\": \"../tree/1.json#/$defs/twig\"}"
      })
  void rejectsKeywordsThatDraft4CannotExpress(String schema) {
    assertThatThrownBy(() -> convert(schema)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rejectsTwoDefinitionsOfTheSameName() {
    var both = "{\"allOf\": [{\"$ref\": \"../tree/1.json\"}, {\"$ref\": \"../tree/2.json\"}]}";

    assertThatThrownBy(() -> convert(both))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Tree for both");
  }

  @Test
  void definesARecursiveSchemaOnce() {
    assertThat(convert("{\"properties\": {\"tree\": {\"$ref\": \"../tree/1.json\"}}}"))
        .isEqualTo(
            parse(
                """
                {
                  "$schema": "http://json-schema.org/draft-04/schema#",
                  "properties": {"tree": {"$ref": "#/definitions/Tree"}},
                  "definitions": {
                    "Tree": {
                      "type": "object",
                      "additionalProperties": {"$ref": "#/definitions/Tree"}
                    }
                  }
                }
                """));
  }

  private static Map<String, Object> convert(String schema) {
    return Draft4Converter.toDraft4(
        parse(schema), URI.create("https://blogify.dev/events/envelope/1.json"), _ -> parse(TREE));
  }

  private static Map<String, Object> parse(String json) {
    try {
      return JSON.std.mapFrom(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
