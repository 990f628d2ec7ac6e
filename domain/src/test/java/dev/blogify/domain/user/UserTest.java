package dev.blogify.domain.user;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.user.UserFixtures.EMPTY_PROFILE;
import static dev.blogify.domain.user.UserFixtures.FULL_PROFILE;
import static dev.blogify.domain.user.UserFixtures.NOW;
import static dev.blogify.domain.user.UserFixtures.name;
import static dev.blogify.domain.user.UserFixtures.named;
import static dev.blogify.domain.user.UserFixtures.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.user.UserEvent.UserProfileChanged;
import dev.blogify.domain.user.UserEvent.UserRegistered;
import dev.blogify.domain.user.UserEvent.UserRoleChanged;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class UserTest {
  private static final Instant LATER = NOW.plusSeconds(1);

  private final User alice = registered(ALICE.id(), "Alice").after();

  @Test
  void startsAsAReader() {
    assertThat(registered(ALICE.id(), "Alice"))
        .isEqualTo(
            new UserChange(
                Option.none(),
                new User(
                    ALICE.id(),
                    Version.FIRST,
                    name("Alice"),
                    Option.none(),
                    Option.none(),
                    Role.READER,
                    NOW),
                List.of(new UserRegistered(name("Alice")))));
  }

  @Test
  void changesAProfileAndReturnsTheChangedFields() {
    assertThat(alice.edit(FULL_PROFILE, LATER))
        .isEqualTo(
            new UserChange(
                Option.some(alice),
                new User(
                    ALICE.id(),
                    new Version(2),
                    name("Zoë 🎈"),
                    Option.some(new Bio("Writes.\nReads: 日本語.")),
                    Option.some(MediaFixtures.id(1)),
                    Role.READER,
                    LATER),
                List.of(new UserProfileChanged(List.of("displayName", "bio", "pictureMediaId")))));
  }

  @Test
  void removesOptionalFields() {
    var full = alice.edit(FULL_PROFILE, LATER).after();

    assertThat(full.edit(EMPTY_PROFILE, LATER))
        .isEqualTo(
            new UserChange(
                Option.some(full),
                new User(
                    ALICE.id(),
                    new Version(3),
                    full.name(),
                    Option.none(),
                    Option.none(),
                    Role.READER,
                    LATER),
                List.of(new UserProfileChanged(List.of("bio", "pictureMediaId")))));
  }

  @Test
  void returnsAnEmptyChangeForAnEmptyEdit() {
    var none = new UserChange(Option.some(alice), alice, List.empty());

    assertThat(none.isEmpty()).isTrue();
    assertThat(alice.edit(named("Alice"), LATER)).isEqualTo(none);
    assertThat(alice.edit(EMPTY_PROFILE, LATER)).isEqualTo(none);
    assertThat(alice.changeRole(Role.READER, LATER)).isEqualTo(none);
  }

  @Test
  void changesItsRole() {
    assertThat(alice.changeRole(Role.EDITOR, LATER))
        .isEqualTo(
            new UserChange(
                Option.some(alice),
                new User(
                    ALICE.id(),
                    new Version(2),
                    name("Alice"),
                    Option.none(),
                    Option.none(),
                    Role.EDITOR,
                    LATER),
                List.of(new UserRoleChanged(Role.READER, Role.EDITOR))));
  }

  @Test
  void isCreatedByTheFirstChange() {
    var unregistered = User.unregistered(ALICE.id(), name("alice"), Role.AUTHOR, NOW);

    assertThat(unregistered.edit(named("Alice"), LATER))
        .isEqualTo(
            new UserChange(
                Option.none(),
                new User(
                    ALICE.id(),
                    Version.FIRST,
                    name("Alice"),
                    Option.none(),
                    Option.none(),
                    Role.AUTHOR,
                    LATER),
                List.of(new UserProfileChanged(List.of("displayName")))));
    assertThat(unregistered.changeRole(Role.EDITOR, LATER).before()).isEmpty();
  }

  @Test
  void acceptsNamesOfOneToOneHundredCharacters() {
    assertThat(DisplayName.parse("🎉".repeat(100)).isValid()).isTrue();
    assertThat(DisplayName.parse("🎉".repeat(101)))
        .isEqualTo(
            FieldViolation.invalid("/displayName", "must have 1 to 100 characters, has 101"));
    assertThat(DisplayName.parse(" "))
        .isEqualTo(FieldViolation.invalid("/displayName", "must have 1 to 100 characters, has 0"));
  }

  @Test
  void acceptsABioOfAtMostTwoThousandCharacters() {
    assertThat(Bio.parse("🎉".repeat(2_000)).isValid()).isTrue();
    assertThat(Bio.parse("🎉".repeat(2_001)))
        .isEqualTo(FieldViolation.invalid("/bio", "must have 0 to 2000 characters, has 2001"));
  }
}
