package dev.blogify.domain;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Time-ordered ids (RFC 9562, version 7): 48 bits of Unix milliseconds, then random bits. The time
 * of creation is stored only in the id.
 */
public final class Uuid7 {
  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  private static final long RANDOM_A = 0xFFFL;
  private static final long RANDOM_B = 0x3FFF_FFFF_FFFF_FFFFL;

  private Uuid7() {}

  public static UUID create(Instant createdAt, RandomGenerator random) {
    return new UUID(
        createdAt.toEpochMilli() << 16 | 0x7000L | (random.nextLong() & RANDOM_A),
        (random.nextLong() & RANDOM_B) | 0x8000_0000_0000_0000L);
  }

  /** Parses the canonical form: lower case, with hyphens, version 7. */
  public static Option<UUID> parse(String raw) {
    return CANONICAL.matcher(raw).matches() ? Option.some(UUID.fromString(raw)) : Option.none();
  }

  /** Time of creation, in milliseconds. */
  public static Instant createdAt(UUID id) {
    return Instant.ofEpochMilli(requireVersion7(id).getMostSignificantBits() >>> 16);
  }

  /**
   * Returns the id unchanged.
   *
   * @throws IllegalArgumentException if it has another version
   */
  public static UUID requireVersion7(UUID id) {
    if (id.version() != 7 || id.variant() != 2) {
      throw new IllegalArgumentException("Invalid UUIDv7: " + id);
    }
    return id;
  }
}
