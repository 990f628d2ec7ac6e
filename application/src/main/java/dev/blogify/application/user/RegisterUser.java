package dev.blogify.application.user;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.Cause;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.access.Ownership;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.domain.user.User;
import dev.blogify.domain.user.UserRefusal;
import dev.blogify.domain.user.UserRefusal.NotAllowed;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Makes the row of somebody whom the user pool has confirmed. May be told more than once. */
public final class RegisterUser {
  private final Users users;
  private final InstantSource clock;

  public RegisterUser(Users users, InstantSource clock) {
    this.users = users;
    this.clock = clock;
  }

  public Either<UserRefusal, User> handle(Command command) {
    return Ownership.allows(command.cause().actor(), Act.REGISTER_USER)
        ? right(users.find(command.user()).getOrElse(() -> register(command)))
        : left(new NotAllowed(Act.REGISTER_USER));
  }

  private User register(Command command) {
    return users
        .commit(User.register(command.user(), command.name(), clock.instant()), command.cause())
        .getOrElse(() -> users.find(command.user()).get());
  }

  public record Command(UserId user, DisplayName name, Cause cause) {}
}
