package dev.blogify.adapters.out.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class ItemTest {
  private static final UUID ID = UUID.fromString("019ca8b2-0000-7000-8000-000000000001");
  private static final Instant MOON = Instant.parse("1969-07-20T20:17:40.120Z");

  private static final Item FULL =
      Item.of("text", "日本")
          .with("number", 7L)
          .with("flag", true)
          .with("id", ID)
          .with("instant", MOON)
          .with("texts", Vector.of("b", "a"))
          .with("item", Item.of("inner", ""))
          .with("some", Option.some("thing"))
          .with("none", Option.none());

  @Test
  void readsAttributes() {
    var item = Item.of(FULL.toMap());

    assertThat(item.text("text")).isEqualTo("日本");
    assertThat(item.number("number")).isEqualTo(7);
    assertThat(item.flag("flag")).isTrue();
    assertThat(item.id("id")).isEqualTo(ID);
    assertThat(item.instant("instant")).isEqualTo(MOON);
    assertThat(item.texts("texts")).isEqualTo(Vector.of("b", "a"));
    assertThat(item.item("item")).isEqualTo(Item.of("inner", ""));
    assertThat(item.text("some")).isEqualTo("thing");
  }

  @Test
  void readsOptionalAttributes() {
    assertThat(FULL.optionalText("text")).isEqualTo(Option.some("日本"));
    assertThat(FULL.optionalNumber("number")).isEqualTo(Option.some(7L));
    assertThat(FULL.optionalId("id")).isEqualTo(Option.some(ID));
    assertThat(FULL.optionalInstant("instant")).isEqualTo(Option.some(MOON));
    assertThat(FULL.optionalText("none")).isEmpty();
    assertThat(FULL.optionalNumber("none")).isEmpty();
    assertThat(FULL.optionalId("none")).isEmpty();
    assertThat(FULL.optionalInstant("none")).isEmpty();
  }

  @Test
  void writesInstantsAsSortableText() {
    assertThat(Item.of("at", MOON).toMap())
        .isEqualTo(Map.of("at", AttributeValue.fromS("1969-07-20T20:17:40.120Z")));
    assertThat(Item.of("at", Instant.EPOCH).text("at")).isEqualTo("1970-01-01T00:00:00.000Z");
  }

  @Test
  void namesAMissingAttribute() {
    assertThatThrownBy(() -> FULL.text("none"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("No none among")
        .hasMessageContaining("number");
  }

  @Test
  void refusesValuesWithoutAnAttributeType() {
    assertThatThrownBy(() -> Item.of("thing", new Object()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
