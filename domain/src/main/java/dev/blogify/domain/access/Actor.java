package dev.blogify.domain.access;

import io.vavr.control.Option;

/** Who acts: a signed-in person, or Blogify itself when something is due. */
public sealed interface Actor {
  /** Whose id it is; none for Blogify itself. */
  Option<UserId> userId();

  /** As what one acts, as events, stores and the API write it. */
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

  /** Who is written as a {@link #label} and, if that is a person, an id. */
  static Actor parse(String label, Option<String> person) {
    return label.equals(SYSTEM.label())
        ? SYSTEM
        : new Person(
            person
                .map(UserId::new)
                .getOrElseThrow(() -> new IllegalArgumentException("Nobody is " + label)),
            Role.parse(label)
                .getOrElseThrow(() -> new IllegalArgumentException("No role: " + label)));
  }
}
