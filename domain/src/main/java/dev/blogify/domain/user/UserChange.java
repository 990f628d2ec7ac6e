package dev.blogify.domain.user;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** A state transition of a user with its events; a store commits all of it atomically. */
public record UserChange(Option<User> before, User after, Seq<UserEvent> events) {

  static UserChange unchanged(User user) {
    return new UserChange(Option.some(user), user, List.empty());
  }

  public boolean isEmpty() {
    return events.isEmpty();
  }
}
