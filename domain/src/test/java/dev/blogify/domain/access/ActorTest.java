package dev.blogify.domain.access;

import static dev.blogify.domain.access.TestUsers.ADA;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.access.TestUsers.RITA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.List;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

final class ActorTest {
  @Test
  void parsesItsLabel() {
    for (var actor : List.of(RITA, ALICE, ERIN, ADA, Actor.SYSTEM)) {
      assertThat(Actor.parse(actor.label(), actor.userId().map(UserId::value))).isEqualTo(actor);
    }
  }

  @Test
  void refusesAnUnknownRoleOrAMissingId() {
    assertThatThrownBy(() -> Actor.parse("king", Option.some("alice")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown role: king");
    assertThatThrownBy(() -> Actor.parse("editor", Option.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Missing user id of actor editor");
  }
}
