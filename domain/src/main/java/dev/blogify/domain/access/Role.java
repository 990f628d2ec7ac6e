package dev.blogify.domain.access;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;

/** The roles in ascending order; each role includes the permissions of the lower ones. */
public enum Role {
  READER,
  AUTHOR,
  EDITOR,
  ADMIN;

  public boolean isAtLeast(Role other) {
    return compareTo(other) >= 0;
  }

  /** Name of the role, as in tokens, events and the API. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Option<Role> parse(String label) {
    return List.of(values()).find(role -> role.label().equals(label));
  }

  /** The highest role among the groups of a token; {@link #READER} if no group is a role. */
  public static Role highestOf(Seq<String> groups) {
    return groups.flatMap(Role::parse).max().getOrElse(READER);
  }
}
