package dev.blogify.local;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How to run Blogify on this machine.
 *
 * @param data the folder that holds all that must survive
 * @param port of the API; the user pool has the next one. With 0, any two that are free
 * @param origins of front ends whose pages may call
 * @param tick how long what is due waits at most, before it is done
 */
public record Settings(Path data, int port, Set<String> origins, Duration tick) {
  /** Soon enough that nobody waits; where nothing is due, a tick takes less than a millisecond. */
  public static final Duration TICK = Duration.ofSeconds(10);

  public static final Set<String> FRONT_ENDS =
      HashSet.of("http://localhost:3000", "http://localhost:5173");

  public Settings(Path data, int port, Set<String> origins) {
    this(data, port, origins, TICK);
  }

  /** For tests: whatever ports are free. */
  public static Settings in(Path data) {
    return new Settings(data, 0, FRONT_ENDS);
  }

  public Settings ticking(Duration every) {
    return new Settings(data, port, origins, every);
  }
}
