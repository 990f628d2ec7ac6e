package dev.blogify.application.user;

import dev.blogify.application.ports.Users;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import dev.blogify.domain.user.User;
import io.vavr.control.Option;
import java.time.InstantSource;

/** How somebody presents themselves. */
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

  /** Oneself; somebody who has no row yet gets what the token says. */
  public User readOwn(Person person, DisplayName nameInToken) {
    return users
        .find(person.id())
        .getOrElse(
            () -> User.unregistered(person.id(), nameInToken, person.role(), clock.instant()));
  }
}
