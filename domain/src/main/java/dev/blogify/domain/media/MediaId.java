package dev.blogify.domain.media;

import dev.blogify.domain.Uuid7;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;

/** UUIDv7 of a medium. */
public record MediaId(UUID value) {
  public MediaId {
    Uuid7.requireVersion7(value);
  }

  /** None if the text is not a canonical UUIDv7. */
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
