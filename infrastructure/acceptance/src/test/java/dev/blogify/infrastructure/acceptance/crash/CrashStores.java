package dev.blogify.infrastructure.acceptance.crash;

import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.Posts;
import java.util.List;

/** The stores of one platform. Several processes may open the same stores. */
interface CrashStores extends AutoCloseable {
  Posts posts();

  MediaLibrary media();

  /** Violations of the invariants of one transaction per change (DDB-3). */
  List<String> violations();

  @Override
  void close();

  /** Opens the stores at an address: a scheme, a colon, and the location for that platform. */
  static CrashStores open(String address) {
    var parts = address.split(":", 2);
    return switch (parts[0]) {
      case "sqlite" -> SqliteCrashStores.open(parts[1]);
      case "dynamodb" -> DynamoCrashStores.open(parts[1]);
      default -> throw new IllegalArgumentException(address);
    };
  }
}
