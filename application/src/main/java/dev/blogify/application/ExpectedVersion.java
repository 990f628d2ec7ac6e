package dev.blogify.application;

import dev.blogify.domain.Version;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;

/** The precondition of a command on the version of its aggregate (optimistic locking). */
public sealed interface ExpectedVersion {
  boolean matches(Version version);

  static ExpectedVersion exactly(Version version) {
    return new OneOf(HashSet.of(version));
  }

  record AnyVersion() implements ExpectedVersion {
    @Override
    public boolean matches(Version version) {
      return true;
    }
  }

  record OneOf(Set<Version> versions) implements ExpectedVersion {
    @Override
    public boolean matches(Version version) {
      return versions.contains(version);
    }
  }
}
