package dev.blogify.domain.access;

import io.vavr.control.Option;

/** The originator of an action: a signed-in person, or a scheduled job of Blogify. */
public sealed interface Actor {
  /** The id of the person; none for the system. */
  Option<UserId> userId();

  /** Name of the role, or {@code system}, as in events, stores and the API. */
  String label();

  record Person(UserId id, Role role) implements Actor {
    @Override
    public Option<UserId> userId() {
      return Option.some(id);
    }

    @Override
    public String label() {
      return role.label();
    }
  }

  record SystemActor() implements Actor {
    @Override
    public Option<UserId> userId() {
      return Option.none();
    }

    @Override
    public String label() {
      return "system";
    }
  }

  Actor SYSTEM = new SystemActor();

  /**
   * Parses a {@link #label} and the id of the person.
   *
   * @throws IllegalArgumentException if the label is unknown, or the id of a person is missing
   */
  static Actor parse(String label, Option<String> userId) {
    return label.equals(SYSTEM.label())
        ? SYSTEM
        : new Person(
            userId
                .map(UserId::new)
                .getOrElseThrow(
                    () -> new IllegalArgumentException("Missing user id of actor " + label)),
            Role.parse(label)
                .getOrElseThrow(() -> new IllegalArgumentException("Unknown role: " + label)));
  }
}
