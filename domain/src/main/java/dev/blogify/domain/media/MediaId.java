package dev.blogify.domain.media;

import dev.blogify.domain.Uuid7;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;

/** A medium's UUIDv7. */
public record MediaId(UUID value) {
  public MediaId {
    Uuid7.requireVersion7(value);
  }

  /** Text that is no UUIDv7 names no medium. */
  public static Option<MediaId> parse(String raw) {
    return Uuid7.parse(raw).map(MediaId::new);
  }

  public Instant createdAt() {
    return Uuid7.createdAt(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
