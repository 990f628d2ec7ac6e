package dev.blogify.application;

import dev.blogify.domain.access.Actor;
import io.vavr.control.Option;

/** Command contexts of tests. */
public final class CommandContexts {
  private CommandContexts() {}

  public static CommandContext forActor(Actor actor) {
    return new CommandContext(actor, "correlation-1", Option.none());
  }
}
