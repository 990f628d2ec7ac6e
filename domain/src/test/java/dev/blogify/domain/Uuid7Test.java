package dev.blogify.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Uuid7Test {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00.123Z");

  @Test
  void containsTheTimeOfCreationInMilliseconds() {
    var random = new SplittableRandom(1);
    for (var moment :
        new Instant[] {
          Instant.EPOCH, NOW, NOW.plusNanos(999_999), Instant.parse("9999-12-31T23:59:59.999Z")
        }) {
      var id = Uuid7.create(moment, random);

      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(Uuid7.createdAt(id)).isEqualTo(Instant.ofEpochMilli(moment.toEpochMilli()));
    }
  }

  @Test
  void sortsByTimeAsText() {
    var random = new SplittableRandom(2);
    for (var millisecond = 0; millisecond < 1_000; millisecond++) {
      var earlier = Uuid7.create(NOW.plusMillis(millisecond), random);
      var later = Uuid7.create(NOW.plusMillis(millisecond + 1), random);

      assertThat(earlier.toString()).isLessThan(later.toString());
    }
  }

  @Test
  void parsesItsTextForm() {
    var id = Uuid7.create(NOW, new SplittableRandom(3));

    assertThat(Uuid7.parse(id.toString())).isEqualTo(Option.some(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "019ca8a0-3e81-4c20-a99f-f867dbf682c9",
        "019ca8a0-3e81-7c20-c99f-f867dbf682c9",
        "019CA8A0-3e81-7c20-a99f-f867dbf682c9",
        "019ca8a03e817c20a99ff867dbf682c9",
        "{019ca8a0-3e81-7c20-a99f-f867dbf682c9}",
        "019ca8a0-3e81-7c20-a99f-f867dbf682c9\n",
        "19ca8a0-3e81-7c20-a99f-f867dbf682c9",
        "../../etc/passwd"
      })
  void readsNothingElse(String raw) {
    assertThat(Uuid7.parse(raw)).isEmpty();
  }

  @Test
  void refusesIdsOfOtherVersions() {
    var random = UUID.fromString("019ca8a0-3e81-4c20-a99f-f867dbf682c9");

    assertThatThrownBy(() -> Uuid7.requireVersion7(random))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Uuid7.createdAt(random)).isInstanceOf(IllegalArgumentException.class);
  }
}
