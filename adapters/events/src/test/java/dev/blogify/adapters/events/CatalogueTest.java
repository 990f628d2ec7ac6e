package dev.blogify.adapters.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.domain.media.MediaEvent;
import dev.blogify.domain.post.PostEvent;
import dev.blogify.domain.user.UserEvent;
import io.cloudevents.jackson.JsonFormat;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/events} and the code to each other (EVT-11). */
class CatalogueTest {
  @Test
  void everyDomainEventHasItsOwnType() {
    var events =
        List.of(PostEvent.class, MediaEvent.class, UserEvent.class)
            .flatMap(all -> List.of(all.getPermittedSubclasses()));

    assertThat(types()).hasSameSizeAs(events);
  }

  @Test
  void theListOfTypesIsComplete() {
    assertThat(EventTypes.NAMES.map(name -> name + "/1.json"))
        .containsExactlyInAnyOrderElementsOf(types().map(CatalogueTest::document));
    assertThat(EventTypes.parse("blogify.post.published.v1")).contains("post.published");
    assertThat(EventTypes.parse("post.published")).contains("post.published");
    assertThat(EventTypes.parse("post")).isEmpty();
  }

  @Test
  void everyTypeHasASchemaAndEverySchemaHasAType() throws Exception {
    assertThat(documents("schemas"))
        .containsExactlyInAnyOrderElementsOf(
            types().map(CatalogueTest::document).append("envelope/1.json").append("values/1.json"));
  }

  @Test
  void everyTypeHasAGoldenEventAndEveryGoldenEventHasAType() throws Exception {
    assertThat(documents("golden"))
        .containsExactlyInAnyOrderElementsOf(types().map(CatalogueTest::document));
  }

  @Test
  void theCatalogueListsEveryTypeAndNoOther() throws Exception {
    var rows =
        Pattern.compile("^\\| `((?:post|media|user)\\.[a-z_]+)` \\|", Pattern.MULTILINE)
            .matcher(Files.readString(home("README.md")))
            .results()
            .map(row -> row.group(1) + "/1.json");

    assertThat(rows).containsExactlyInAnyOrderElementsOf(types().map(CatalogueTest::document));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyEventConformsToItsSchema(CloudEvent entry) {
    EventSchemas.validate(entry.json());
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyEventIsACloudEventWithTheSameAttributes(CloudEvent entry) {
    var event = new JsonFormat().deserialize(entry.json().getBytes(StandardCharsets.UTF_8));

    assertThat(
            new CloudEvent(
                UUID.fromString(event.getId()),
                event.getSource().toString(),
                event.getType(),
                Objects.requireNonNull(event.getSubject()),
                String.valueOf(event.getExtension("sequence")),
                Objects.requireNonNull(event.getTime()).toInstant(),
                entry.json()))
        .isEqualTo(entry);
  }

  @ParameterizedTest
  @MethodSource("firstOfEachType")
  void everyTypeIsWrittenAsItsGoldenEvent(CloudEvent entry) throws Exception {
    assertThat(readable(entry.json()))
        .isEqualTo(Files.readString(home("golden").resolve(document(entry.type()))));
  }

  private static Seq<CloudEvent> entries() {
    return LifecycleFixtures.EVENTS;
  }

  private static Seq<CloudEvent> firstOfEachType() {
    return LifecycleFixtures.EVENTS.distinctBy(CloudEvent::type);
  }

  private static Seq<String> types() {
    return firstOfEachType().map(CloudEvent::type);
  }

  /** {@code blogify.post.published.v1} is documented in {@code post.published/1.json}. */
  private static String document(String type) {
    return type.replaceAll("blogify\\.(.+)\\.v(\\d+)", "$1/$2.json");
  }

  private static String readable(String json) throws IOException {
    return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(JSON.std.anyFrom(json)) + "\n";
  }

  private static Seq<String> documents(String kind) throws Exception {
    var home = home(kind);
    try (var files = Files.walk(home)) {
      return Stream.ofAll(files.filter(Files::isRegularFile).toList())
          .map(file -> home.relativize(file).toString().replace('\\', '/'));
    }
  }

  private static Path home(String document) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(CatalogueTest.class.getResource("/events/" + document)).toURI());
  }
}
