package dev.blogify.application;

import dev.blogify.domain.Version;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

/** Which version the caller means to change (RFC 9110, If-Match). */
public sealed interface Expected {
  boolean includes(Version version);

  static Expected only(Version version) {
    return new OneOf(HashSet.of(version));
  }

  record Whatever() implements Expected {
    @Override
    public boolean includes(Version version) {
      return true;
    }
  }

  record OneOf(Set<Version> versions) implements Expected {
    @Override
    public boolean includes(Version version) {
      return versions.contains(version);
    }
  }
}
