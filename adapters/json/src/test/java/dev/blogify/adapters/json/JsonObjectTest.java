package dev.blogify.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.blogify.adapters.json.JsonValue.JsonNull;
import dev.blogify.adapters.json.JsonValue.JsonNumber;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonObjectTest {
  private static final String EVERY_TYPE =
      """
      {"string":"\\"été\\"\\n","integer":-12,"fraction":1.50,"exponent":1E+400,"large":18446744073709551616,\
      "true":true,"false":false,"null":null,"array":[[],{},"x",[1]],"object":{"b":1,"a":2}}\
      """;

  @Test
  void writesEveryTypeInTheFormInWhichItIsRead() throws IOException {
    var object = JsonObject.parse(EVERY_TYPE);
    var out = new ByteArrayOutputStream();
    object.writeTo(out);

    assertThat(object.toJson()).isEqualTo(EVERY_TYPE);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(EVERY_TYPE);
    assertThat(JsonReader.DEFAULT.read(new ByteArrayInputStream(out.toByteArray())))
        .containsExactly(object);
  }

  @Test
  void writesMembersInInsertionOrder() {
    var object =
        JsonObject.EMPTY
            .with("text", "a")
            .with("number", Long.MAX_VALUE)
            .with("flag", true)
            .with("instant", Instant.parse("2026-03-01T12:00:00Z"))
            .with("texts", List.of("b", "c"))
            .with("object", JsonObject.EMPTY)
            .withObjects("objects", List.of(JsonObject.EMPTY.with("x", 1)))
            .withOptional("present", Option.some("d"))
            .withOptional("absent", Option.none())
            .withNullable("null", Option.none());

    assertThat(object.toJson())
        .isEqualTo(
            "{\"text\":\"a\",\"number\":9223372036854775807,\"flag\":true,"
                + "\"instant\":\"2026-03-01T12:00:00.000Z\",\"texts\":[\"b\",\"c\"],"
                + "\"object\":{},\"objects\":[{\"x\":1}],\"present\":\"d\",\"null\":null}");
  }

  @Test
  void objectsAreEqualWhateverTheOrderOfTheirMembers() {
    assertThat(JsonObject.parse("{\"a\":1,\"b\":[2]}"))
        .isEqualTo(JsonObject.parse("{\"b\":[2],\"a\":1}"))
        .isNotEqualTo(JsonObject.parse("{\"a\":1.0,\"b\":[2]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "17", "\"text\"", "[]"})
  void refusesTextThatIsNotAnObject(String text) {
    assertThat(JsonReader.DEFAULT.read(text)).isEqualTo(left(new JsonError.NotAnObject()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{} {}", "{} 1", "{}{"})
  void refusesContentAfterTheObject(String text) {
    assertThat(JsonReader.DEFAULT.read(text)).isEqualTo(left(new JsonError.TrailingContent()));
  }

  @ParameterizedTest
  @CsvSource({"{, 1, 2", "'{\"a\"}', 1, 5", "'{\"a\":01}', 1, 7"})
  void locatesASyntaxError(String text, int line, int column) {
    assertThat(JsonReader.DEFAULT.read(text))
        .isEqualTo(left(new JsonError.MalformedJson(line, column)));
  }

  @Test
  void namesDuplicateMembersAtEveryDepth() {
    assertThat(JsonReader.DEFAULT.read("{\"a\":1,\"b\":[{\"c/d\":1,\"c/d\":2}],\"a\":3}"))
        .isEqualTo(left(new JsonError.DuplicateMembers(List.of("/b/0/c~1d", "/a"))));
  }

  @Test
  void limitsDepthAndTheLengthOfNames() {
    var reader = JsonReader.withLimits(2, 3);

    assertThat(reader.read("{\"abc\":[]}").isRight()).isTrue();
    assertThat(reader.read("{\"abc\":[[]]}").getLeft()).isInstanceOf(JsonError.LimitExceeded.class);
    assertThat(reader.read("{\"abcd\":[]}").getLeft()).isInstanceOf(JsonError.LimitExceeded.class);
  }

  @Test
  void namesAMemberThatIsMissingOrOfAnotherType() {
    var object = JsonObject.parse(EVERY_TYPE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> object.text("integer"))
        .withMessage("Required string member: integer");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> object.number("fraction"))
        .withMessage("Required integer member: fraction");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> object.object("absent"))
        .withMessage("Required object member: absent");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> object.objects("array"))
        .withMessage("Required array of objects member: array");
    assertThat(object.optionalText("null")).isEmpty();
    assertThat(object.optionalObject("array")).isEmpty();
    assertThat(object.optionalArray("object")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "9223372036854775807, 9223372036854775807",
    "9223372036854775808,",
    "1.0,",
    "1e3,"
  })
  void convertsIntegerLiteralsOnly(String literal, Long number) {
    assertThat(new JsonNumber(literal).toLong()).isEqualTo(Option.of(number));
  }

  @Test
  void takesScalarsAsText() {
    assertThat(JsonObject.parse(EVERY_TYPE).scalarTexts().keySet())
        .containsExactlyInAnyOrder(
            "string", "integer", "fraction", "exponent", "large", "true", "false");
    assertThat(JsonObject.parse("{\"a\":1.50,\"b\":true}").scalarTexts().values())
        .containsExactly("1.50", "true");
    assertThat(new JsonNull().scalarText()).isEmpty();
  }

  private static Either<JsonError, JsonObject> left(JsonError error) {
    return Either.left(error);
  }
}
