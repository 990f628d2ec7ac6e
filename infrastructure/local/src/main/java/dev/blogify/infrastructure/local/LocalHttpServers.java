package dev.blogify.infrastructure.local;

import dev.blogify.infrastructure.local.gateway.LocalHttpServer;
import java.io.IOException;
import java.net.BindException;

/** The HTTP servers of the API and, on the next port, of the user pool. */
record LocalHttpServers(LocalHttpServer api, LocalHttpServer userPool) implements AutoCloseable {
  private static final int MAX_BIND_ATTEMPTS = 50;

  static LocalHttpServers open(int port) {
    return port == 0 ? openOnFreePorts() : open(bind(port));
  }

  private static LocalHttpServers openOnFreePorts() {
    for (var attempt = 1; attempt < MAX_BIND_ATTEMPTS; attempt++) {
      try {
        return open(bind(0));
      } catch (StartupException _) {
        // The next port is in use; another attempt selects another pair.
      }
    }
    return open(bind(0));
  }

  private static LocalHttpServers open(LocalHttpServer api) {
    try {
      return new LocalHttpServers(api, bind(api.port() + 1));
    } catch (StartupException fault) {
      api.close();
      throw fault;
    }
  }

  private static LocalHttpServer bind(int port) {
    try {
      return LocalHttpServer.bind(port);
    } catch (BindException portInUse) {
      throw new StartupException(
          "Port %d cannot be used (%s); choose another with --port."
              .formatted(port, portInUse.getMessage()),
          portInUse);
    } catch (IOException fault) {
      throw new StartupException(
          "Port %d cannot be used: %s".formatted(port, fault.getMessage()), fault);
    }
  }

  void start() {
    api.start();
    userPool.start();
  }

  @Override
  public void close() {
    api.close();
    userPool.close();
  }
}
