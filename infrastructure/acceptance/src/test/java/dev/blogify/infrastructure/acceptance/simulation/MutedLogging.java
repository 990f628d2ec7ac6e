package dev.blogify.infrastructure.acceptance.simulation;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Nobody wants to read about the faults of 200,000 worlds; whoever closes it hears again. */
final class MutedLogging implements AutoCloseable {
  private final Logger consumers = Logger.getLogger("dev.blogify.consumers");

  MutedLogging() {
    consumers.setLevel(Level.OFF);
  }

  @Override
  public void close() {
    consumers.setLevel(null);
  }
}
