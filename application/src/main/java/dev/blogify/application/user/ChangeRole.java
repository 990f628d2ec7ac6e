package dev.blogify.application.user;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.Accounts;
import dev.blogify.application.ports.Users;
import dev.blogify.domain.access.AccessPolicy;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.domain.user.User;
import dev.blogify.domain.user.UserRefusal;
import io.vavr.control.Either;
import java.time.InstantSource;

/**
 * Changes the role of a user: first in the user pool, because authorization uses its tokens, then
 * in the profile. A repeated command completes an interrupted one.
 */
public final class ChangeRole {
  private final Users users;
  private final Accounts accounts;
  private final InstantSource clock;

  public ChangeRole(Users users, Accounts accounts, InstantSource clock) {
    this.users = users;
    this.accounts = accounts;
    this.clock = clock;
  }

  public Either<UserRefusal, User> handle(Command command) {
    var actor = command.context().actor();
    if (!maySetRoles(actor)) {
      return left(new UserRefusal.NotAllowed(Action.CHANGE_ROLE));
    }
    if (actor instanceof Person(var id, _)
        && id.equals(command.userId())
        && command.role() != Role.ADMIN) {
      return left(new UserRefusal.OwnRole());
    }
    return assignRole(command, actor).flatMap(name -> store(command, name));
  }

  /**
   * Checks the actor again after the assignment and undoes it if the actor has lost the role, so
   * that two administrators who demote each other at the same time do not both succeed.
   */
  private Either<UserRefusal, DisplayName> assignRole(Command command, Actor actor) {
    var former = accounts.findRole(command.userId());
    var name = accounts.assignRole(command.userId(), command.role());
    if (maySetRoles(actor)) {
      return name.toEither(UserRefusal.UserNotFound::new);
    }
    former.forEach(role -> accounts.assignRole(command.userId(), role));
    return left(new UserRefusal.NotAllowed(Action.CHANGE_ROLE));
  }

  /** Reads the present role of a person, because a token keeps a role that was taken away. */
  private boolean maySetRoles(Actor actor) {
    return AccessPolicy.allows(actor, Action.CHANGE_ROLE)
        && (!(actor instanceof Person(var id, _))
            || accounts
                .findRole(id)
                .exists(role -> AccessPolicy.allows(new Person(id, role), Action.CHANGE_ROLE)));
  }

  private Either<UserRefusal, User> store(Command command, DisplayName name) {
    var now = clock.instant();
    var user =
        users
            .find(command.userId())
            .getOrElse(() -> User.unregistered(command.userId(), name, Role.READER, now));
    var change = user.changeRole(command.role(), now);
    return change.isEmpty()
        ? right(user)
        : users
            .commit(change, command.context())
            .mapLeft(_ -> new UserRefusal.VersionConflict(users.find(user.id()).get().version()));
  }

  public record Command(UserId userId, Role role, CommandContext context) {}
}
