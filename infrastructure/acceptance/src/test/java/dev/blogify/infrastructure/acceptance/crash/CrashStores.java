package dev.blogify.infrastructure.acceptance.crash;

import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.Posts;
import java.util.List;

/** The stores of one platform, open in this process; another process may have them open too. */
interface CrashStores extends AutoCloseable {
  Posts posts();

  MediaLibrary media();

  /** What is not as one transaction per change leaves it (DDB-3). */
  List<String> violations();

  @Override
  void close();

  /** Opens what lies at an address: a scheme, a colon, and what the platform needs to find it. */
  static CrashStores open(String address) {
    var parts = address.split(":", 2);
    return switch (parts[0]) {
      case "sqlite" -> SqliteCrashStores.open(parts[1]);
      case "dynamodb" -> DynamoCrashStores.open(parts[1]);
      default -> throw new IllegalArgumentException(address);
    };
  }
}
