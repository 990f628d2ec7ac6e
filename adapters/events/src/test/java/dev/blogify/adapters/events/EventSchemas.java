package dev.blogify.adapters.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vavr.collection.List;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

/** The schemas of {@code docs/events}, for every test in which events arise. */
public final class EventSchemas {
  private static final String BASE_URI = "https://blogify.dev/events/";
  private static final String RESOURCE_FOLDER = "events/schemas/";
  private static final Pattern TYPE = Pattern.compile("blogify\\.(?<name>.+)\\.v(?<version>\\d+)");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          registry ->
              registry.schemaIdResolvers(
                  ids -> ids.mapPrefix(BASE_URI, "classpath:" + RESOURCE_FOLDER)));

  private EventSchemas() {}

  /** Fails with all violations of the schemas of the envelope and the data. */
  public static void validate(String cloudEventJson) {
    var event = parse(cloudEventJson);
    var type = TYPE.matcher(String.valueOf(event.get("type")));
    assertThat(type.matches()).as("type of %s", cloudEventJson).isTrue();
    var schema = "%s/%s.json".formatted(type.group("name"), type.group("version"));
    assertThat(EventSchemas.class.getClassLoader().getResource(RESOURCE_FOLDER + schema))
        .as("schema of %s", cloudEventJson)
        .isNotNull();
    assertThat(event.get("dataschema")).isEqualTo(BASE_URI + schema);
    assertThat(
            List.of(schema("envelope/1.json"), dataSchema(schema))
                .flatMap(each -> each.validate(cloudEventJson, InputFormat.JSON))
                .map(Error::toString))
        .as(cloudEventJson)
        .isEmpty();
  }

  private static Schema schema(String path) {
    return REGISTRY.getSchema(SchemaLocation.of(BASE_URI + path));
  }

  private static Schema dataSchema(String path) {
    return REGISTRY.getSchema(
        "{ \"properties\": { \"data\": { \"$ref\": \"%s\" } } }".formatted(BASE_URI + path));
  }

  private static Map<String, Object> parse(String json) {
    try {
      return JSON.std.mapFrom(json);
    } catch (IOException e) {
      throw new UncheckedIOException("Not a JSON object: " + json, e);
    }
  }
}
