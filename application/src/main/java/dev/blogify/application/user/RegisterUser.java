package dev.blogify.application.user;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.Users;
import dev.blogify.domain.access.AccessPolicy;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.domain.user.User;
import dev.blogify.domain.user.UserRefusal;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Creates the profile of a user whom the user pool has confirmed. Idempotent. */
public final class RegisterUser {
  private final Users users;
  private final InstantSource clock;

  public RegisterUser(Users users, InstantSource clock) {
    this.users = users;
    this.clock = clock;
  }

  public Either<UserRefusal, User> handle(Command command) {
    return AccessPolicy.allows(command.context().actor(), Action.REGISTER_USER)
        ? right(users.find(command.userId()).getOrElse(() -> register(command)))
        : left(new UserRefusal.NotAllowed(Action.REGISTER_USER));
  }

  private User register(Command command) {
    return users
        .commit(User.register(command.userId(), command.name(), clock.instant()), command.context())
        .getOrElse(() -> users.find(command.userId()).get());
  }

  public record Command(UserId userId, DisplayName name, CommandContext context) {}
}
