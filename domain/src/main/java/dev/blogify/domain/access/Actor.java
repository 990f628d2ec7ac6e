package dev.blogify.domain.access;

import io.vavr.control.Option;

/** Who acts: a signed-in person, or Blogify itself when something is due. */
public sealed interface Actor {
  /** Whose id it is; none for Blogify itself. */
  Option<UserId> person();

  /** As what one acts, as events, stores and the API write it. */
  String label();

  record Person(UserId id, Role role) implements Actor {
    @Override
    public Option<UserId> person() {
      return Option.some(id);
    }

    @Override
    public String label() {
      return role.label();
    }
  }

  record TheSystem() implements Actor {
    @Override
    public Option<UserId> person() {
      return Option.none();
    }

    @Override
    public String label() {
      return "system";
    }
  }

  Actor SYSTEM = new TheSystem();

  /** Who wrote a {@link #label} and, if that was a person, their id. */
  static Actor of(String label, Option<String> person) {
    return person
        .<Actor>map(id ->
            new Person(
                new UserId(id),
                Role.parse(label)
                    .getOrElseThrow(() -> new IllegalArgumentException("No role: " + label))))
        .getOrElse(SYSTEM);
  }
}
