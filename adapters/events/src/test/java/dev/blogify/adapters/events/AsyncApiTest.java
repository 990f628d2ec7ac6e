package dev.blogify.adapters.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.blogify.application.ports.CloudEvent;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds {@code docs/events/asyncapi.yaml} to the code. Its official schema is not in Maven Central;
 * {@code adapters/events/validate-asyncapi} gets that from npm.
 */
class AsyncApiTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaIdResolvers(ids ->
                  ids.mapPrefix("https://blogify.dev/events/", "classpath:events/schemas/")));

  /** The structure that tools for AsyncAPI evaluate, without other members. */
  private static final String STRUCTURE =
      """
      {
        "type": "object",
        "properties": {
          "asyncapi": {"const": "3.0.0"},
          "info": {"required": ["title", "version", "description"]},
          "defaultContentType": {"const": "application/json"},
          "servers": {"additionalProperties": {"required": ["host", "protocol", "description"]}},
          "channels": {
            "additionalProperties": {
              "properties": {
                "address": {"type": "string"}, "title": {}, "description": {"type": "string"},
                "servers": {"items": {"$ref": "#/$defs/reference"}},
                "messages": {"additionalProperties": {"$ref": "#/$defs/reference"}}
              },
              "required": ["address", "description", "servers", "messages"],
              "additionalProperties": false
            }
          },
          "operations": {
            "additionalProperties": {
              "properties": {
                "action": {"enum": ["send", "receive"]}, "summary": {"type": "string"},
                "channel": {"$ref": "#/$defs/reference"},
                "messages": {"items": {"$ref": "#/$defs/reference"}, "uniqueItems": true}
              },
              "required": ["action", "channel", "summary"],
              "additionalProperties": false
            }
          },
          "components": {
            "properties": {
              "messageTraits": {},
              "messages": {
                "additionalProperties": {
                  "properties": {
                    "name": {}, "title": {}, "summary": {}, "description": {}, "externalDocs": {},
                    "contentType": {}, "traits": {}, "examples": {},
                    "payload": {
                      "properties": {
                        "schemaFormat": {"const": "application/schema+json;version=draft-2020-12"},
                        "schema": {"type": "object"}
                      },
                      "required": ["schemaFormat", "schema"],
                      "additionalProperties": false
                    }
                  },
                  "required": ["name", "title", "summary", "payload"],
                  "additionalProperties": false
                }
              }
            },
            "additionalProperties": false
          }
        },
        "required": ["asyncapi", "info", "servers", "channels", "operations", "components"],
        "additionalProperties": false,
        "$defs": {
          "reference": {
            "properties": {"$ref": {"type": "string"}},
            "required": ["$ref"],
            "additionalProperties": false
          }
        }
      }
      """;

  @Test
  void conformsToTheStructureOfAsyncApi() {
    assertThat(errors(REGISTRY.getSchema(STRUCTURE), AsyncApi.DOCUMENT.toString())).isEmpty();
  }

  @Test
  void everyTypeIsExactlyOneMessageOfTheBus() {
    assertThat(AsyncApi.messageNames().map(name -> message(name).path("name").asText()))
        .containsExactlyInAnyOrderElementsOf(
            LifecycleFixtures.EVENTS.map(CloudEvent::type).distinct());
  }

  @Test
  void everyReferenceResolves() {
    assertThat(references(AsyncApi.DOCUMENT))
        .isNotEmpty()
        .allSatisfy(reference -> assertThat(leadsSomewhere(reference)).as(reference).isTrue());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void theExampleOfAMessageIsItsGoldenEvent(String name) {
    assertThat(message(name).path("examples").findValuesAsText("$ref"))
        .containsExactly("golden/%s/1.json".formatted(name));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void aPayloadSchemaAcceptsOnlyTheGoldenEventOfItsType(String name) {
    var payload =
        REGISTRY.getSchema(
            SchemaLocation.of("classpath:" + AsyncApi.RESOURCE),
            message(name).path("payload").path("schema"));

    assertThat(errors(payload, GoldenEvents.named(name))).isEmpty();
    assertThat(AsyncApi.messageNames().remove(name))
        .allSatisfy(other -> assertThat(errors(payload, GoldenEvents.named(other))).isNotEmpty());
  }

  private static Seq<String> messages() {
    return AsyncApi.messageNames();
  }

  private static JsonNode message(String name) {
    return AsyncApi.DOCUMENT.path("components").path("messages").path(name);
  }

  private static Seq<String> references(JsonNode node) {
    return Vector.ofAll(node.findValuesAsText("$ref"));
  }

  private static boolean leadsSomewhere(String reference) {
    return reference.startsWith("#/")
        ? !AsyncApi.DOCUMENT.at(reference.substring(1)).isMissingNode()
        : AsyncApiTest.class.getClassLoader().getResource("events/" + reference) != null;
  }

  private static Seq<String> errors(Schema schema, String json) {
    return List.ofAll(schema.validate(json, InputFormat.JSON)).map(Error::toString);
  }
}
