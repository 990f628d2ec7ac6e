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
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The registered schemas and the schemas of {@code docs/events} accept the same events (EVT-11).
 */
final class EventSchemaRegistryTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry DRAFT_4 =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);

  /** AWS: EventBridge Schemas API, CreateSchema. */
  private static final int MAX_SCHEMA_LENGTH = 100_000;

  private static final int MAX_DESCRIPTION_LENGTH = 256;
  private static final Pattern SCHEMA_NAME = Pattern.compile("[A-Za-z0-9._@-]{1,385}");

  private static final Path SCHEMAS = Path.of("..", "..", "docs", "events", "schemas");
  private static final Set<String> SCHEMAS_BY_NAME = HashSet.of("properties", "definitions");

  private static final Set<String> SHARED_KEYWORDS =
      HashSet.of(
          "$schema",
          "$id",
          "$ref",
          "additionalProperties",
          "allOf",
          "anyOf",
          "definitions",
          "description",
          "enum",
          "format",
          "items",
          "maxItems",
          "maxLength",
          "minItems",
          "minLength",
          "minimum",
          "not",
          "oneOf",
          "pattern",
          "properties",
          "required",
          "title",
          "type",
          "uniqueItems");

  private static final class SchemaHolder {
    static final Map<String, JsonNode> CONTENTS =
        registeredSchemas()
            .toLinkedMap(each -> each.text("SchemaName"), each -> parseJson(each.text("Content")));
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

    assertThat(registry.text("RegistryName")).isEqualTo("blogify-prod");
    assertThat(registeredSchemas())
        .allSatisfy(schema -> {
          assertThat(schema.text("Type")).isEqualTo("JSONSchemaDraft4");
          assertThat(schema.properties().at("/RegistryName/Fn::GetAtt/0").asText())
              .isEqualTo(registry.id());
        });
  }

  @Test
  void eachSchemaIsWithinTheRegistryLimits() {
    assertThat(registeredSchemas())
        .isNotEmpty()
        .allSatisfy(schema -> {
          assertThat(schema.text("SchemaName")).matches(SCHEMA_NAME);
          assertThat(schema.text("Content")).hasSizeLessThan(MAX_SCHEMA_LENGTH);
          assertThat(schema.text("Description"))
              .isNotEmpty()
              .hasSizeLessThan(MAX_DESCRIPTION_LENGTH);
        });
  }

  /** JSON Schema draft 4 and 2020-12 define each of these keywords alike (ADR 48). */
  @Test
  void theSchemasUseOnlyKeywordsOfBothDrafts() throws IOException {
    try (var files = Files.walk(SCHEMAS)) {
      var schemas = List.ofAll(files.filter(Files::isRegularFile).toList());

      assertThat(schemas).hasSizeGreaterThan(GoldenEvents.all().size());
      assertThat(schemas.flatMap(file -> keywords(read(file)).removeAll(SHARED_KEYWORDS)))
          .isEmpty();
    }
  }

  /** A validator of draft 4 ignores the keywords beside a reference. */
  @Test
  void onlyDescriptionsStandBesideReferences() {
    assertThat(
            SchemaHolder.CONTENTS
                .values()
                .flatMap(content -> List.ofAll(content.findParents("$ref")))
                .flatMap(schema -> List.ofAll(schema::fieldNames)))
        .containsOnly("$ref", "description");
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

  /** A mutation removes, adds or replaces one property. */
  @ParameterizedTest
  @MethodSource("golden")
  void rejectsTheSameMutationsAsTheSourceSchemas(String event) {
    var mutations = JsonMutations.mutationsOf(parseJson(event));
    var rejected = mutations.reject(EventSchemaRegistryTest::isValidEvent);

    assertThat(mutations.filter(each -> schema(event).validate(asDelivered(event, each)).isEmpty()))
        .containsExactlyElementsOf(mutations.removeAll(rejected));
    assertThat(rejected).hasSizeGreaterThan(mutations.size() / 2);
  }

  static Stream<String> golden() {
    return GoldenEvents.all().toJavaStream();
  }

  private static boolean isValidEvent(JsonNode event) {
    try {
      EventSchemas.validate(event.toString());
      return true;
    } catch (AssertionError invalid) {
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

  private static Seq<String> keywords(JsonNode schema) {
    if (schema.isArray()) {
      return List.ofAll(schema).flatMap(EventSchemaRegistryTest::keywords);
    }
    return List.ofAll(schema.properties())
        .flatMap(entry ->
            SCHEMAS_BY_NAME.contains(entry.getKey())
                ? List.ofAll(entry.getValue())
                    .flatMap(EventSchemaRegistryTest::keywords)
                    .prepend(entry.getKey())
                : keywords(entry.getValue()).prepend(entry.getKey()));
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parseJson(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
