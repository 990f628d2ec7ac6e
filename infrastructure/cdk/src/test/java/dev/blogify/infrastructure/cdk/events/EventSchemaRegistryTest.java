package dev.blogify.infrastructure.cdk.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.blogify.adapters.events.EventSchemas;
import dev.blogify.adapters.events.GoldenEvents;
import dev.blogify.infrastructure.cdk.Synthesis;
import dev.blogify.infrastructure.cdk.Synthesis.TemplateResource;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** EVT-11, for whoever asks EventBridge and not us. */
final class EventSchemaRegistryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry DRAFT_4 =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);

  /** AWS: EventBridge Schemas API, CreateSchema. */
  private static final int MAX_SCHEMA_LENGTH = 100_000;

  private static final int MAX_DESCRIPTION_LENGTH = 256;
  private static final Pattern SCHEMA_NAME = Pattern.compile("[A-Za-z0-9._@-]{1,385}");

  private static final class SchemaHolder {
    static final Map<String, JsonNode> CONTENTS =
        registeredSchemas()
            .toLinkedMap(
                each -> text(each, "SchemaName"), each -> parseJson(text(each, "Content")));
    static final Map<String, Schema> SCHEMAS = CONTENTS.mapValues(DRAFT_4::getSchema);
  }

  @Test
  void registersExactlyOneSchemaPerReleasedEventType() {
    assertThat(SchemaHolder.CONTENTS.keySet())
        .containsExactlyInAnyOrderElementsOf(
            GoldenEvents.all().map(EventSchemaRegistryTest::schemaName));
  }

  @Test
  void eachStageHasItsOwnRegistry() {
    var registry = Synthesis.prod().resources("AWS::EventSchemas::Registry").single();

    assertThat(text(registry, "RegistryName")).isEqualTo("blogify-prod");
    assertThat(registeredSchemas())
        .allSatisfy(schema -> {
          assertThat(text(schema, "Type")).isEqualTo("JSONSchemaDraft4");
          assertThat(schema.properties().at("/RegistryName/Fn::GetAtt/0").asText())
              .isEqualTo(registry.id());
        });
  }

  @Test
  void eachSchemaIsWithinTheRegistryLimits() {
    assertThat(registeredSchemas())
        .isNotEmpty()
        .allSatisfy(schema -> {
          assertThat(text(schema, "SchemaName")).matches(SCHEMA_NAME);
          assertThat(text(schema, "Content")).hasSizeLessThan(MAX_SCHEMA_LENGTH);
          assertThat(text(schema, "Description"))
              .isNotEmpty()
              .hasSizeLessThan(MAX_DESCRIPTION_LENGTH);
        });
  }

  @Test
  void eachSchemaIsValidDraft4() {
    var metaschema =
        DRAFT_4.getSchema(SchemaLocation.of("http://json-schema.org/draft-04/schema#"));

    assertThat(metaschema.validate(parseJson("{\"required\": []}"))).isNotEmpty();
    assertThat(SchemaHolder.CONTENTS.values())
        .allSatisfy(content -> assertThat(metaschema.validate(content)).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("golden")
  void aReleasedEventMatchesItsSchema(String event) {
    assertThat(schema(event).validate(parseJson(GoldenEvents.toEventBridgeMessage(event))))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void aSchemaRejectsEventsOfOtherTypes(String event) {
    assertThat(GoldenEvents.all().filter(each -> !each.equals(event)))
        .isNotEmpty()
        .allSatisfy(other ->
            assertThat(schema(event).validate(parseJson(GoldenEvents.toEventBridgeMessage(other))))
                .isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("golden")
  void aSchemaRequiresAllEventBridgeFields(String event) {
    var delivered = (ObjectNode) parseJson(GoldenEvents.toEventBridgeMessage(event));

    assertThat(List.ofAll(delivered::fieldNames))
        .contains("detail", "resources")
        .allSatisfy(member -> {
          assertThat(schema(event).validate(delivered.deepCopy().without(member))).isNotEmpty();
          assertThat(schema(event).validate(delivered.deepCopy().put(member, 7))).isNotEmpty();
        });
  }

  /** A member less, one more, or another value, anywhere in it. */
  @ParameterizedTest
  @MethodSource("golden")
  void rejectsTheSameMutationsAsTheSourceSchemas(String event) {
    var near = JsonMutations.mutationsOf(parseJson(event));
    var refused = near.reject(EventSchemaRegistryTest::isValidEvent);

    assertThat(near.filter(each -> schema(event).validate(asDelivered(event, each)).isEmpty()))
        .containsExactlyElementsOf(near.removeAll(refused));
    assertThat(refused).hasSizeGreaterThan(near.size() / 2);
  }

  static Stream<String> golden() {
    return GoldenEvents.all().toJavaStream();
  }

  private static boolean isValidEvent(JsonNode event) {
    try {
      EventSchemas.validate(event.toString());
      return true;
    } catch (AssertionError refused) {
      return false;
    }
  }

  private static JsonNode asDelivered(String event, JsonNode detail) {
    return ((ObjectNode) parseJson(GoldenEvents.toEventBridgeMessage(event))).set("detail", detail);
  }

  private static Schema schema(String event) {
    return SchemaHolder.SCHEMAS.get(schemaName(event)).get();
  }

  private static String schemaName(String event) {
    var json = parseJson(event);
    return json.path("source").asText() + "@" + json.path("type").asText();
  }

  private static Seq<TemplateResource> registeredSchemas() {
    return Synthesis.prod().resources("AWS::EventSchemas::Schema");
  }

  private static String text(TemplateResource resource, String property) {
    return resource.properties().path(property).asText();
  }

  private static JsonNode parseJson(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
