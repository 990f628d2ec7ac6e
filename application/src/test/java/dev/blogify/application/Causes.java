package dev.blogify.application;

import dev.blogify.domain.access.Actor;
import io.vavr.control.Option;

/** Why things happen in tests. */
public final class Causes {
  private Causes() {}

  public static Cause by(Actor actor) {
    return new Cause(actor, "correlation-1", Option.none());
  }
}
