package dev.blogify.cdk;

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
import dev.blogify.cdk.Synthesis.Resource;
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
final class SchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry DRAFT_4 =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);

  /** AWS: EventBridge Schemas API, CreateSchema. */
  private static final int CHARACTERS_OF_A_SCHEMA = 100_000;

  private static final int CHARACTERS_OF_A_DESCRIPTION = 256;
  private static final Pattern SCHEMA_NAME = Pattern.compile("[A-Za-z0-9._@-]{1,385}");

  private static final class Once {
    static final Map<String, JsonNode> CONTENTS =
        registered()
            .toLinkedMap(each -> text(each, "SchemaName"), each -> parsed(text(each, "Content")));
    static final Map<String, Schema> SCHEMAS = CONTENTS.mapValues(DRAFT_4::getSchema);
  }

  @Test
  void everyTypeThatWasReleasedHasASchemaAndNothingElseHas() {
    assertThat(Once.CONTENTS.keySet())
        .containsExactlyInAnyOrderElementsOf(GoldenEvents.all().map(SchemasTest::schemaName));
  }

  @Test
  void theRegistryIsTheStagesOwn() {
    var registry = Synthesis.prod().resources("AWS::EventSchemas::Registry").single();

    assertThat(text(registry, "RegistryName")).isEqualTo("blogify-prod");
    assertThat(registered())
        .allSatisfy(schema -> {
          assertThat(text(schema, "Type")).isEqualTo("JSONSchemaDraft4");
          assertThat(schema.properties().at("/RegistryName/Fn::GetAtt/0").asText())
              .isEqualTo(registry.id());
        });
  }

  @Test
  void eachIsWithinWhatTheRegistryTakes() {
    assertThat(registered())
        .isNotEmpty()
        .allSatisfy(schema -> {
          assertThat(text(schema, "SchemaName")).matches(SCHEMA_NAME);
          assertThat(text(schema, "Content")).hasSizeLessThan(CHARACTERS_OF_A_SCHEMA);
          assertThat(text(schema, "Description"))
              .isNotEmpty()
              .hasSizeLessThan(CHARACTERS_OF_A_DESCRIPTION);
        });
  }

  @Test
  void eachIsWhatDraft4CallsASchema() {
    var metaschema =
        DRAFT_4.getSchema(SchemaLocation.of("http://json-schema.org/draft-04/schema#"));

    assertThat(metaschema.validate(parsed("{\"required\": []}"))).isNotEmpty();
    assertThat(Once.CONTENTS.values())
        .allSatisfy(content -> assertThat(metaschema.validate(content)).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("golden")
  void aReleasedEventIsAsItsSchemaSays(String event) {
    assertThat(schema(event).validate(parsed(GoldenEvents.delivered(event)))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void anEventOfAnotherTypeIsNot(String event) {
    assertThat(GoldenEvents.all().filter(each -> !each.equals(event)))
        .isNotEmpty()
        .allSatisfy(other ->
            assertThat(schema(event).validate(parsed(GoldenEvents.delivered(other)))).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("golden")
  void nothingMayBeMissingOfWhatEventBridgeAdds(String event) {
    var delivered = (ObjectNode) parsed(GoldenEvents.delivered(event));

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
  void refusesOfWhatIsNearAReleasedEventWhatTheSchemasInTheRepositoryRefuse(String event) {
    var near = Nearby.of(parsed(event));
    var refused = near.reject(SchemasTest::isSound);

    assertThat(near.filter(each -> schema(event).validate(delivered(event, each)).isEmpty()))
        .containsExactlyElementsOf(near.removeAll(refused));
    assertThat(refused).hasSizeGreaterThan(near.size() / 2);
  }

  static Stream<String> golden() {
    return GoldenEvents.all().toJavaStream();
  }

  private static boolean isSound(JsonNode event) {
    try {
      EventSchemas.validate(event.toString());
      return true;
    } catch (AssertionError refused) {
      return false;
    }
  }

  private static JsonNode delivered(String event, JsonNode detail) {
    return ((ObjectNode) parsed(GoldenEvents.delivered(event))).set("detail", detail);
  }

  private static Schema schema(String event) {
    return Once.SCHEMAS.get(schemaName(event)).get();
  }

  private static String schemaName(String event) {
    var json = parsed(event);
    return json.path("source").asText() + "@" + json.path("type").asText();
  }

  private static Seq<Resource> registered() {
    return Synthesis.prod().resources("AWS::EventSchemas::Schema");
  }

  private static String text(Resource resource, String property) {
    return resource.properties().path(property).asText();
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
