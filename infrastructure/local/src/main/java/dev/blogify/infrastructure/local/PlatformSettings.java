package dev.blogify.infrastructure.local;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of the local platform.
 *
 * @param dataDirectory contains the database and the media
 * @param port of the API; the user pool uses the next port. 0 selects two free ports
 * @param corsOrigins allowed origins of front ends
 * @param jobInterval interval of the jobs that AWS runs every minute
 * @param endSessionsOnPasswordChange whether a change of a password ends the other sessions of the
 *     user, which Cognito does not
 */
public record PlatformSettings(
    Path dataDirectory,
    int port,
    Set<String> corsOrigins,
    Duration jobInterval,
    boolean endSessionsOnPasswordChange) {
  /**
   * The interval is shorter than on AWS, because a run without due items takes less than a
   * millisecond.
   */
  public static final Duration DEFAULT_JOB_INTERVAL = Duration.ofSeconds(10);

  public static final Set<String> DEFAULT_CORS_ORIGINS =
      HashSet.of("http://localhost:3000", "http://localhost:5173");

  public PlatformSettings(Path dataDirectory, int port, Set<String> corsOrigins) {
    this(dataDirectory, port, corsOrigins, DEFAULT_JOB_INTERVAL, false);
  }

  /** Settings for tests, with two free ports. */
  public static PlatformSettings onFreePorts(Path dataDirectory) {
    return new PlatformSettings(dataDirectory, 0, DEFAULT_CORS_ORIGINS);
  }

  public PlatformSettings withJobInterval(Duration interval) {
    return new PlatformSettings(
        dataDirectory, port, corsOrigins, interval, endSessionsOnPasswordChange);
  }

  public PlatformSettings withEndSessionsOnPasswordChange(boolean endSessions) {
    return new PlatformSettings(dataDirectory, port, corsOrigins, jobInterval, endSessions);
  }
}
