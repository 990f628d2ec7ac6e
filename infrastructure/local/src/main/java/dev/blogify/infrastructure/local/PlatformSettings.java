package dev.blogify.infrastructure.local;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How to run Blogify on this machine.
 *
 * @param dataDirectory the folder that holds all that must survive
 * @param port of the API; the user pool has the next one. With 0, any two that are free
 * @param corsOrigins of front ends whose pages may call
 * @param jobInterval how long what is due waits at most, before it is done
 */
public record PlatformSettings(
    Path dataDirectory, int port, Set<String> corsOrigins, Duration jobInterval) {
  /** Soon enough that nobody waits; where nothing is due, a tick takes less than a millisecond. */
  public static final Duration DEFAULT_JOB_INTERVAL = Duration.ofSeconds(10);

  public static final Set<String> DEFAULT_CORS_ORIGINS =
      HashSet.of("http://localhost:3000", "http://localhost:5173");

  public PlatformSettings(Path data, int port, Set<String> origins) {
    this(data, port, origins, DEFAULT_JOB_INTERVAL);
  }

  /** For tests: whatever ports are free. */
  public static PlatformSettings onFreePorts(Path data) {
    return new PlatformSettings(data, 0, DEFAULT_CORS_ORIGINS);
  }

  public PlatformSettings withJobInterval(Duration every) {
    return new PlatformSettings(dataDirectory, port, corsOrigins, every);
  }
}
