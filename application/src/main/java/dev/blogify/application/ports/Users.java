package dev.blogify.application.ports;

import dev.blogify.application.CommandContext;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.User;
import dev.blogify.domain.user.UserChange;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** How people present themselves. Every implementation passes {@code UsersContract}. */
public interface Users {
  Option<User> find(UserId id);

  /**
   * Stores the state and the facts with their cause in one transaction; refused, and nothing
   * stored, if the stored version is not that of {@link UserChange#before}.
   *
   * @return the state after the change
   */
  Either<OutdatedVersion, User> commit(UserChange change, CommandContext cause);

  record OutdatedVersion() {}
}
