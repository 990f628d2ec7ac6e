package dev.blogify.application.user;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.Accounts;
import dev.blogify.application.ports.Users;
import dev.blogify.domain.access.AccessPolicy;
import dev.blogify.domain.access.Action;
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
    return AccessPolicy.allows(command.context().actor(), Action.CHANGE_ROLE)
        ? accounts
            .assignRole(command.userId(), command.role())
            .<UserRefusal>toEither(UserRefusal.UserNotFound::new)
            .flatMap(name -> store(command, name))
        : left(new UserRefusal.NotAllowed(Action.CHANGE_ROLE));
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
