package dev.blogify.domain.access;

import dev.blogify.domain.access.Actor.Person;

/** The users of all tests, one per role. */
public final class TestUsers {
  public static final Person ALICE = person("a11ce000-0000-4000-8000-000000000001", Role.AUTHOR);
  public static final Person BOB = person("b0b00000-0000-4000-8000-000000000002", Role.AUTHOR);
  public static final Person ERIN = person("e4140000-0000-4000-8000-000000000003", Role.EDITOR);
  public static final Person ADA = person("ada00000-0000-4000-8000-000000000004", Role.ADMIN);
  public static final Person RITA = person("417a0000-0000-4000-8000-000000000005", Role.READER);

  private TestUsers() {}

  private static Person person(String sub, Role role) {
    return new Person(new UserId(sub), role);
  }
}
