package dev.blogify.infrastructure.acceptance.simulation;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Turns the log off during a simulation, because injected faults are expected; {@code close}
 * restores it.
 */
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
