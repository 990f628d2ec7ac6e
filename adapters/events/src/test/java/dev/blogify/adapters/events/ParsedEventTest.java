package dev.blogify.adapters.events;

import static dev.blogify.domain.access.TestUsers.ERIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.domain.access.Actor;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedEventTest {
  private static final String PUBLISHED = GoldenEvents.named("post.published");
  private static final String UNASKED = GoldenEvents.named("media.ready");
  private static final Seq<String> GOLDEN = GoldenEvents.all();
  private static final int MUTATIONS = 20_000;

  @ParameterizedTest
  @MethodSource("entries")
  void readsWhatWasWritten(CloudEvent entry) {
    assertThat(ParsedEvent.parse(entry.json()).get().event()).isEqualTo(entry);
  }

  @ParameterizedTest
  @MethodSource("golden")
  void readsEveryGoldenEvent(String event) {
    assertThat(ParsedEvent.parse(event).map(wire -> wire.event().json())).containsExactly(event);
  }

  @Test
  void readsActorCorrelationIdAndTrace() {
    var wire = ParsedEvent.parse(PUBLISHED).get();

    assertThat(wire.actor()).isEqualTo(ERIN);
    assertThat(wire.correlationId()).isEqualTo("request-17");
    assertThat(wire.traceParent())
        .containsExactly("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    assertThat(wire.data().texts("tags")).containsExactly("java", "été");
  }

  @Test
  void readsTheSystemActorWithoutIdAndTrace() {
    var wire = ParsedEvent.parse(UNASKED).get();

    assertThat(wire.actor()).isEqualTo(Actor.SYSTEM);
    assertThat(wire.traceParent()).isEmpty();
  }

  @Test
  void ignoresUnknownMembers() {
    var grown = PUBLISHED.replace("\"slug\" :", "\"mood\" : [ null ], \"slug\" :");
    var wire = ParsedEvent.parse(with(grown, "partitionkey", 17)).get();

    assertThat(wire.event().type()).isEqualTo("blogify.post.published.v1");
    assertThat(wire.data().text("slug")).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "specversion",
        "id",
        "source",
        "type",
        "subject",
        "time",
        "sequence",
        "correlationid",
        "actorid",
        "actorrole",
        "data"
      })
  void namesAMissingMember(String member) {
    for (var absent : List.of(Option.none(), Option.some(17), Option.some(List.of().asJava()))) {
      assertThat(reason(with(PUBLISHED, member, absent.getOrNull()))).endsWith(" " + member);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "specversion, 0.3",
    "specversion, 1.0.2",
    "id, ''",
    "id, 1-1-1-1-1",
    "id, E8C297D7-68C5-3528-B26F-877703BB6FEE",
    "type, post.published",
    "type, blogify.post.published.v0",
    "type, blogify.post.published.v1.v1",
    "time, yesterday",
    "time, 2026-02-30T00:00:00Z",
    "sequence, 17",
    "sequence, 0000000005.0x",
    "actorid, ''",
    "actorid, a b",
    "actorrole, owner",
    "traceparent, 00-xyz-01",
  })
  void namesAMalformedMember(String member, String value) {
    assertThat(reason(with(PUBLISHED, member, value)))
        .isEqualTo("Malformed %s: %s".formatted(member, value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "true", "17", "\"event\"", "[]", "{", "{} {", "{\"a\"}"})
  void refusesTextThatIsNotAnObject(String text) {
    assertThat(reason(text)).startsWith("Malformed JSON");
  }

  @Test
  void refusesEventsOverTheSizeLimit() {
    assertThat(reason("{\"é\":\"%s\"}".formatted("x".repeat(CloudEvent.MAX_BYTES - 8))))
        .isEqualTo("64001 bytes are more than 64000");
    assertThat(reason("{\"é\":\"%s\"}".formatted("x".repeat(CloudEvent.MAX_BYTES - 9))))
        .isEqualTo("Required string member: specversion");
  }

  @Test
  void refusesDeepNesting() {
    assertThat(reason("{\"data\":" + "[".repeat(60_000))).startsWith("Malformed JSON");
  }

  @Test
  void neverThrowsForMutatedEvents() {
    var seed = RandomGenerator.getDefault().nextLong();
    var random = new SplittableRandom(seed);
    assertThatNoException()
        .as("seed %d", seed)
        .isThrownBy(() -> {
          for (int i = 0; i < MUTATIONS; i++) {
            var event = golden().get(random.nextInt(golden().size()));
            assertThat(ParsedEvent.parse(mutated(event, random))).isNotNull();
          }
        });
  }

  @Test
  void refusesAnArrayWithOtherItemsThanStrings() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonObject.parse("{\"tags\": [\"java\", 17]}").texts("tags"))
        .withMessage("Required array of strings member: tags");
  }

  private static Seq<CloudEvent> entries() {
    return LifecycleFixtures.EVENTS;
  }

  private static Seq<String> golden() {
    return GOLDEN;
  }

  private static String reason(String json) {
    return ParsedEvent.parse(json).getLeft();
  }

  /** Replaces the value of a member, or removes the member. */
  private static String with(String event, String member, @Nullable Object value) {
    try {
      var members = new LinkedHashMap<>(JSON.std.mapFrom(event));
      members.remove(member);
      if (value != null) {
        members.put(member, value);
      }
      return JSON.std.asString(members);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Deletes, inserts and replaces random characters. */
  private static String mutated(String event, SplittableRandom random) {
    var text = new StringBuilder(event);
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      var at = random.nextInt(text.length());
      var letter = (char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : random.nextInt(128));
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, letter);
        case 2 -> text.setCharAt(at, letter);
        default -> text.delete(at, Math.min(text.length(), at + random.nextInt(1, 40)));
      }
      text.append(' ');
    }
    return text.toString();
  }
}
