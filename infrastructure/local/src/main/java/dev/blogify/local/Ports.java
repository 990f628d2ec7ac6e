package dev.blogify.local;

import dev.blogify.local.gateway.Loopback;
import java.io.IOException;
import java.net.BindException;

/** The two ports that belong together: the API's and, one above it, the user pool's. */
record Ports(Loopback api, Loopback pool) implements AutoCloseable {
  private static final int ATTEMPTS = 50;

  static Ports take(int port) {
    return port == 0 ? takeAny() : take(bind(port));
  }

  private static Ports takeAny() {
    for (var attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return take(bind(0));
      } catch (CannotStart _) {
        // The port above a free one may be taken; then so is another pair.
      }
    }
    return take(bind(0));
  }

  private static Ports take(Loopback api) {
    try {
      return new Ports(api, bind(api.port() + 1));
    } catch (CannotStart taken) {
      api.close();
      throw taken;
    }
  }

  private static Loopback bind(int port) {
    try {
      return Loopback.bind(port);
    } catch (BindException taken) {
      throw new CannotStart(
          "Port %d cannot be used (%s); choose another with --port."
              .formatted(port, taken.getMessage()),
          taken);
    } catch (IOException fault) {
      throw new CannotStart(
          "Port %d cannot be used: %s".formatted(port, fault.getMessage()), fault);
    }
  }

  void start() {
    api.start();
    pool.start();
  }

  @Override
  public void close() {
    api.close();
    pool.close();
  }
}
