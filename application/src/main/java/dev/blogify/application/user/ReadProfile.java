package dev.blogify.application.user;

import dev.blogify.application.ports.Users;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.domain.user.User;
import io.vavr.control.Option;
import java.time.InstantSource;

/** Reads the profile of a user. */
public final class ReadProfile {
  private final Users users;
  private final InstantSource clock;

  public ReadProfile(Users users, InstantSource clock) {
    this.users = users;
    this.clock = clock;
  }

  public Option<User> readPublic(UserId id) {
    return users.find(id);
  }

  /** The profile of the caller; without a stored profile, one from the claims of the token. */
  public User readOwn(Person person, DisplayName tokenDisplayName) {
    return users
        .find(person.id())
        .getOrElse(
            () -> User.unregistered(person.id(), tokenDisplayName, person.role(), clock.instant()));
  }
}
