package dev.blogify.local;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.nio.file.Path;

/**
 * How to run Blogify on this machine.
 *
 * @param data the folder that holds all that must survive
 * @param port of the API; the user pool has the next one. With 0, any two that are free
 * @param origins of front ends whose pages may call
 */
public record Settings(Path data, int port, Set<String> origins) {
  public static final Set<String> FRONT_ENDS =
      HashSet.of("http://localhost:3000", "http://localhost:5173");

  /** For tests: whatever ports are free. */
  public static Settings in(Path data) {
    return new Settings(data, 0, FRONT_ENDS);
  }
}
