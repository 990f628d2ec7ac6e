package dev.blogify.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

final class RoleTest {
  @Test
  void parsesOnlyItsLabels() {
    for (var role : Role.values()) {
      assertThat(Role.parse(role.label())).isEqualTo(Option.some(role));
    }
    assertThat(Role.parse("Admin")).isEmpty();
    assertThat(Role.parse("")).isEmpty();
  }

  @Test
  void selectsTheHighestOfSeveralGroups() {
    assertThat(Role.highestOf(List.of("author", "somebody-else's", "editor", "reader")))
        .isEqualTo(Role.EDITOR);
  }

  @Test
  void defaultsToReaderWithoutAKnownGroup() {
    assertThat(Role.highestOf(List.empty())).isEqualTo(Role.READER);
    assertThat(Role.highestOf(List.of("ADMIN", "root"))).isEqualTo(Role.READER);
  }
}
