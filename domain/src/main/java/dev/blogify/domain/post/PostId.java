package dev.blogify.domain.post;

import dev.blogify.domain.Uuid7;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;

/** A post's UUIDv7. */
public record PostId(UUID value) {
  public PostId {
    Uuid7.requireVersion7(value);
  }

  /** Text that is no UUIDv7 names no post. */
  public static Option<PostId> parse(String raw) {
    return Uuid7.parse(raw).map(PostId::new);
  }

  public Instant createdAt() {
    return Uuid7.createdAt(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
