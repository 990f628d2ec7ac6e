package dev.blogify.application.user;

import static dev.blogify.application.CommandContexts.forActor;
import static dev.blogify.domain.access.TestUsers.ADA;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.access.TestUsers.RITA;
import static dev.blogify.domain.user.UserFixtures.FULL_PROFILE;
import static dev.blogify.domain.user.UserFixtures.NOW;
import static dev.blogify.domain.user.UserFixtures.name;
import static dev.blogify.domain.user.UserFixtures.named;
import static dev.blogify.domain.user.UserFixtures.registered;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.CommittedChange;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.application.media.InMemoryMediaLibrary;
import dev.blogify.application.ports.Accounts;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.domain.user.ProfileEdit;
import dev.blogify.domain.user.User;
import dev.blogify.domain.user.UserRefusal;
import dev.blogify.domain.user.UserRefusal.NotAllowed;
import dev.blogify.domain.user.UserRefusal.OwnRole;
import dev.blogify.domain.user.UserRefusal.PictureNotUsable;
import dev.blogify.domain.user.UserRefusal.UserNotFound;
import dev.blogify.domain.user.UserRefusal.VersionConflict;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class UserUseCasesTest {
  private static final Instant LATER = NOW.plusSeconds(60);
  private static final ExpectedVersion ANY_VERSION = new ExpectedVersion.AnyVersion();

  private final InstantSource clock = InstantSource.fixed(LATER);
  private final InMemoryUsers users = new InMemoryUsers();
  private final InMemoryAccounts accounts = new InMemoryAccounts();
  private final InMemoryMediaLibrary media = new InMemoryMediaLibrary();
  private final RegisterUser registerUser = new RegisterUser(users, clock);
  private final ReadProfile readProfile = new ReadProfile(users, clock);
  private final EditProfile editProfile = new EditProfile(users, media, clock);
  private final ChangeRole changeRole = new ChangeRole(users, accounts, clock);

  @BeforeEach
  void signUpTheAdministrator() {
    accounts.signUp(ADA.id(), name("Ada"), Role.ADMIN);
  }

  @Test
  void registersAUserOnce() {
    var user = register(Actor.SYSTEM, "Alice");

    assertThat(user).isEqualTo(right(User.register(ALICE.id(), name("Alice"), LATER).after()));
    assertThat(register(Actor.SYSTEM, "Another")).isEqualTo(user);
    assertThat(users.committed())
        .isEqualTo(
            List.of(
                new CommittedChange<>(
                    User.register(ALICE.id(), name("Alice"), LATER), forActor(Actor.SYSTEM))));
  }

  @Test
  void onlyTheSystemMayRegisterUsers() {
    assertThat(register(ADA, "Alice")).isEqualTo(left(new NotAllowed(Action.REGISTER_USER)));
    assertThat(users.committed()).isEmpty();
  }

  @Test
  void showsTheTokenOfAUserWithoutProfile() {
    assertThat(readProfile.readPublic(ALICE.id())).isEmpty();
    assertThat(readProfile.readOwn(ALICE, name("alice")))
        .isEqualTo(User.unregistered(ALICE.id(), name("alice"), Role.AUTHOR, LATER));

    var stored = users.save(registered(ALICE.id(), "Alice"));
    assertThat(readProfile.readPublic(ALICE.id())).isEqualTo(Option.some(stored));
    assertThat(readProfile.readOwn(ALICE, name("alice"))).isEqualTo(stored);
  }

  @Test
  void createsAProfileWithTheFirstEdit() {
    var edited =
        edit(ALICE, new ExpectedVersion.OneOf(HashSet.of(Version.NONE)), named("Alice")).get();

    assertThat(edited.version()).isEqualTo(Version.FIRST);
    assertThat(edited.role()).isEqualTo(Role.AUTHOR);
    assertThat(users.find(ALICE.id())).isEqualTo(Option.some(edited));
    assertThat(users.committed().last().context()).isEqualTo(forActor(ALICE));
  }

  @Test
  void commitsNothingForAnEmptyEdit() {
    assertThat(edit(ALICE, ANY_VERSION, named("alice")).map(User::version))
        .isEqualTo(right(Version.NONE));
    assertThat(users.committed()).isEmpty();
  }

  @Test
  void checksTheVersionBeforeThePicture() {
    var stored = users.save(registered(ALICE.id(), "Alice"));
    var old = new ExpectedVersion.OneOf(HashSet.of(new Version(99)));

    assertThat(edit(ALICE, old, FULL_PROFILE))
        .isEqualTo(left(new VersionConflict(stored.version())));
    assertThat(edit(ALICE, ANY_VERSION, FULL_PROFILE))
        .isEqualTo(left(new PictureNotUsable(MediaFixtures.id(1))));
    assertThat(users.find(ALICE.id())).isEqualTo(Option.some(stored));
  }

  @Test
  void acceptsOnlyAReadyPictureAsProfilePicture() {
    var requested = media.save(MediaFixtures.requested(1, BOB.id(), MediaFixtures.tinyPng()));
    media.save(MediaFixtures.confirmed(requested));

    assertThat(edit(ALICE, ANY_VERSION, FULL_PROFILE).get().picture())
        .isEqualTo(Option.some(MediaFixtures.id(1)));
  }

  @Test
  void theSystemHasNoProfile() {
    assertThat(edit(Actor.SYSTEM, ANY_VERSION, named("System")))
        .isEqualTo(left(new NotAllowed(Action.EDIT_PROFILE)));
  }

  @Test
  void changesTheRoleInTheUserPoolAndInTheProfile() {
    accounts.signUp(BOB.id(), name("Bob"));
    var stored = users.save(registered(BOB.id(), "Bobby"));

    var changed = give(ADA, BOB.id(), Role.EDITOR).get();

    assertThat(accounts.findRole(BOB.id())).isEqualTo(Option.some(Role.EDITOR));
    assertThat(users.committed().last())
        .isEqualTo(new CommittedChange<>(stored.changeRole(Role.EDITOR, LATER), forActor(ADA)));
    assertThat(users.find(BOB.id())).isEqualTo(Option.some(changed));
  }

  @Test
  void createsAProfileWithTheFirstRole() {
    accounts.signUp(BOB.id(), name("Bob"));

    assertThat(give(ADA, BOB.id(), Role.READER).map(User::version)).isEqualTo(right(Version.NONE));
    assertThat(give(ADA, BOB.id(), Role.AUTHOR))
        .isEqualTo(
            right(
                new User(
                    BOB.id(),
                    Version.FIRST,
                    name("Bob"),
                    Option.none(),
                    Option.none(),
                    Role.AUTHOR,
                    LATER)));
  }

  @Test
  void repeatedCommandUpdatesAProfileAfterACrash() {
    accounts.signUp(BOB.id(), name("Bob"));
    users.save(registered(BOB.id(), "Bob"));
    accounts.assignRole(BOB.id(), Role.AUTHOR);

    assertThat(give(ADA, BOB.id(), Role.AUTHOR).map(User::role)).isEqualTo(right(Role.AUTHOR));
    var committed = users.committed();

    assertThat(give(ADA, BOB.id(), Role.AUTHOR).map(User::role)).isEqualTo(right(Role.AUTHOR));
    assertThat(users.committed()).isEqualTo(committed);
  }

  @Test
  void onlyAdminsMayChangeRoles() {
    accounts.signUp(BOB.id(), name("Bob"));

    for (var actor : List.of(RITA, BOB, ERIN, Actor.SYSTEM)) {
      assertThat(give(actor, BOB.id(), Role.ADMIN))
          .isEqualTo(left(new NotAllowed(Action.CHANGE_ROLE)));
    }
    assertThat(accounts.findRole(BOB.id())).isEqualTo(Option.some(Role.READER));
    assertThat(users.committed()).isEmpty();
  }

  @Test
  void administratorsKeepTheirOwnRole() {
    for (var role : List.of(Role.READER, Role.AUTHOR, Role.EDITOR)) {
      assertThat(give(ADA, ADA.id(), role)).isEqualTo(left(new OwnRole()));
    }
    assertThat(give(ADA, ADA.id(), Role.ADMIN).isRight()).isTrue();
    assertThat(accounts.findRole(ADA.id())).isEqualTo(Option.some(Role.ADMIN));
  }

  @Test
  void aTokenOfAFormerAdministratorChangesNoRoles() {
    accounts.signUp(BOB.id(), name("Bob"));
    accounts.assignRole(ADA.id(), Role.EDITOR);

    assertThat(give(ADA, ADA.id(), Role.ADMIN)).isEqualTo(left(new NotAllowed(Action.CHANGE_ROLE)));
    assertThat(give(ADA, BOB.id(), Role.ADMIN)).isEqualTo(left(new NotAllowed(Action.CHANGE_ROLE)));
    assertThat(accounts.findRole(BOB.id())).isEqualTo(Option.some(Role.READER));
  }

  @Test
  void undoesTheChangeOfAnAdministratorWhoIsDemotedMeanwhile() {
    accounts.signUp(BOB.id(), name("Bob"), Role.ADMIN);
    var demotingAda = new DemotingAccounts(accounts, ADA.id());

    assertThat(
            new ChangeRole(users, demotingAda, clock)
                .handle(new ChangeRole.Command(BOB.id(), Role.READER, forActor(ADA))))
        .isEqualTo(left(new NotAllowed(Action.CHANGE_ROLE)));
    assertThat(accounts.findRole(BOB.id())).isEqualTo(Option.some(Role.ADMIN));
    assertThat(accounts.findRole(ADA.id())).isEqualTo(Option.some(Role.READER));
  }

  /** Demotes one user immediately before the first assignment. */
  private static final class DemotingAccounts implements Accounts {
    private final InMemoryAccounts accounts;
    private Option<UserId> victim;

    DemotingAccounts(InMemoryAccounts accounts, UserId victim) {
      this.accounts = accounts;
      this.victim = Option.some(victim);
    }

    @Override
    public Option<DisplayName> assignRole(UserId user, Role role) {
      victim.forEach(demoted -> accounts.assignRole(demoted, Role.READER));
      victim = Option.none();
      return accounts.assignRole(user, role);
    }

    @Override
    public Option<Role> findRole(UserId user) {
      return accounts.findRole(user);
    }
  }

  @Test
  void refusesAnUnknownAccount() {
    assertThat(give(ADA, RITA.id(), Role.AUTHOR)).isEqualTo(left(new UserNotFound()));
    assertThat(users.committed()).isEmpty();
  }

  private Either<UserRefusal, User> register(Actor actor, String name) {
    return registerUser.handle(new RegisterUser.Command(ALICE.id(), name(name), forActor(actor)));
  }

  private Either<UserRefusal, User> edit(Actor actor, ExpectedVersion expected, ProfileEdit edit) {
    return editProfile.handle(
        new EditProfile.Command(name("alice"), expected, edit, forActor(actor)));
  }

  private Either<UserRefusal, User> give(Actor actor, UserId user, Role role) {
    return changeRole.handle(new ChangeRole.Command(user, role, forActor(actor)));
  }
}
