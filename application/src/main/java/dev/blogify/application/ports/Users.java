package dev.blogify.application.ports;

import dev.blogify.application.CommandContext;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.User;
import dev.blogify.domain.user.UserChange;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** The profiles of all users. Every implementation passes {@code UsersContract}. */
public interface Users {
  /** The latest committed profile; none before the registration. Strongly consistent. */
  Option<User> find(UserId id);

  /**
   * Stores the new state, the events and their context in one transaction.
   *
   * @return the state after the change; a conflict, without any write, if the stored version
   *     differs from that of {@link UserChange#before}
   * @throws IllegalArgumentException if the change is {@linkplain UserChange#isEmpty() empty}
   */
  Either<OutdatedVersion, User> commit(UserChange change, CommandContext context);

  /** The stored version differs from the expected one. */
  record OutdatedVersion() {}
}
