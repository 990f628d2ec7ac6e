package dev.blogify.domain.access;

/** Who acts: a signed-in person, or Blogify itself when something is due. */
public sealed interface Actor {
  record Person(UserId id, Role role) implements Actor {}

  record TheSystem() implements Actor {}

  Actor SYSTEM = new TheSystem();
}
