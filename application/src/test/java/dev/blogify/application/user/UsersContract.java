package dev.blogify.application.user;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.user.UserFixtures.EMPTY_PROFILE;
import static dev.blogify.domain.user.UserFixtures.FULL_PROFILE;
import static dev.blogify.domain.user.UserFixtures.NOW;
import static dev.blogify.domain.user.UserFixtures.name;
import static dev.blogify.domain.user.UserFixtures.named;
import static dev.blogify.domain.user.UserFixtures.registered;
import static io.vavr.control.Either.left;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.ConcurrentRunner;
import dev.blogify.application.ports.Users;
import dev.blogify.application.ports.Users.OutdatedVersion;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.user.User;
import dev.blogify.domain.user.UserChange;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** Contract of {@link Users}. */
public interface UsersContract {
  /** A store without users; the same instance throughout a test. */
  Users users();

  /** Number of events in the outbox. */
  int eventCount();

  @Test
  default void findsNoUserBeforeTheCommit() {
    assertThat(users().find(ALICE.id())).isEmpty();
  }

  @Test
  default void findsANewUserAsCommitted() {
    findsWhole(register());
  }

  @Test
  default void findsEveryFieldAsCommitted() {
    var full = save(register().edit(FULL_PROFILE, NOW.plusMillis(1)));
    findsWhole(full);

    findsWhole(save(full.edit(EMPTY_PROFILE, NOW.plusMillis(2))));
  }

  @Test
  default void findsEveryRoleAsCommitted() {
    var user = register();
    for (var role : new Role[] {Role.AUTHOR, Role.EDITOR, Role.ADMIN, Role.READER}) {
      user = save(user.changeRole(role, NOW.plusMillis(1)));
      findsWhole(user);
    }
  }

  @Test
  default void createsAProfileWithTheFirstChange() {
    var unregistered = User.unregistered(ALICE.id(), name("alice"), Role.AUTHOR, NOW);

    findsWhole(save(unregistered.edit(named("Alice"), NOW)));
  }

  @Test
  default void separatesUsers() {
    var alice = register();
    var bob = save(registered(BOB.id(), "Bob"));

    findsWhole(alice);
    findsWhole(bob);
  }

  @Test
  default void refusesTheSlowerOfTwoWriters() {
    var user = register();
    var faster = save(user.edit(named("Faster"), NOW));

    refuses(user.edit(named("Slower"), NOW));

    findsWhole(faster);
  }

  @Test
  default void refusesToRegisterAUserTwice() {
    var user = register();

    refuses(registered(ALICE.id(), "Another"));

    findsWhole(user);
  }

  @Test
  default void refusesAChangeOfAnUnknownAggregate() {
    refuses(registered(ALICE.id(), "Alice").after().edit(named("Another"), NOW));

    assertThat(users().find(ALICE.id())).isEmpty();
  }

  @Test
  default void rejectsAnEmptyChange() {
    var nothing = register().edit(named("Alice"), NOW);

    assertThatThrownBy(() -> users().commit(nothing, forActor(ALICE)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  default void acceptsOneOfManyConcurrentWriters() throws Exception {
    var user = register();

    var results =
        ConcurrentRunner.run(
            50, n -> users().commit(user.edit(named("Number " + n), NOW), forActor(ALICE)));

    var winners = results.filter(Either::isRight);
    assertThat(winners).hasSize(1);
    assertThat(results.reject(Either::isRight)).containsOnly(left(new OutdatedVersion()));
    findsWhole(winners.head().get());
    assertThat(eventCount()).isEqualTo(2);
  }

  private User register() {
    return save(registered(ALICE.id(), "Alice"));
  }

  private User save(UserChange change) {
    return users()
        .commit(change, forActor(ALICE))
        .getOrElseThrow(outdated -> new AssertionError(outdated + " instead of " + change));
  }

  private void refuses(UserChange change) {
    var committed = eventCount();

    assertThat(users().commit(change, forActor(ALICE))).isEqualTo(left(new OutdatedVersion()));

    assertThat(eventCount()).isEqualTo(committed);
  }

  private void findsWhole(User user) {
    assertThat(users().find(user.id())).isEqualTo(Option.some(user));
  }
}
