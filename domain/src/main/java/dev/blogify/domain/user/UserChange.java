package dev.blogify.domain.user;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The state of a user before and after, and the facts between; stored together or not at all. */
public record UserChange(Option<User> before, User after, Seq<UserEvent> events) {

  static UserChange unchanged(User user) {
    return new UserChange(Option.some(user), user, List.empty());
  }

  public boolean isEmpty() {
    return events.isEmpty();
  }
}
