package dev.blogify.adapters.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.vavr.collection.List;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/events/asyncapi.yaml} to the schema that AsyncAPI publishes at npm; {@code
 * validate-asyncapi} gets that and runs this.
 */
final class OfficialAsyncApiSchema {
  @Test
  void acceptsTheDocument() throws Exception {
    var schema = Path.of(Objects.requireNonNull(System.getProperty("schema"), "-Dschema=FILE"));
    var errors =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(Files.readString(schema))
            .validate(AsyncApi.DOCUMENT.toString(), InputFormat.JSON);

    assertThat(List.ofAll(errors).map(Error::toString)).isEmpty();
  }
}
