package dev.blogify.application.user;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.Cause;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.access.Ownership;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.domain.user.User;
import dev.blogify.domain.user.UserRefusal;
import dev.blogify.domain.user.UserRefusal.NoSuchUser;
import dev.blogify.domain.user.UserRefusal.NotAllowed;
import dev.blogify.domain.user.UserRefusal.Stale;
import io.vavr.control.Either;
import java.time.InstantSource;

/**
 * Gives somebody a role: in the user pool first, whose tokens decide, then in their row. A crash
 * between is mended by asking again.
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
    return Ownership.allows(command.cause().actor(), Act.CHANGE_ROLE)
        ? accounts
            .assign(command.user(), command.role())
            .<UserRefusal>toEither(NoSuchUser::new)
            .flatMap(name -> store(command, name))
        : left(new NotAllowed(Act.CHANGE_ROLE));
  }

  private Either<UserRefusal, User> store(Command command, DisplayName name) {
    var now = clock.instant();
    var user =
        users
            .find(command.user())
            .getOrElse(() -> User.unregistered(command.user(), name, Role.READER, now));
    var change = user.changeRole(command.role(), now);
    return change.isNone()
        ? right(user)
        : users
            .commit(change, command.cause())
            .mapLeft(_ -> new Stale(users.find(user.id()).get().version()));
  }

  public record Command(UserId user, Role role, Cause cause) {}
}
