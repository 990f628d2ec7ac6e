package dev.blogify.application.ports;

import dev.blogify.domain.Uuid7;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;

/** A notification's UUIDv7, which follows from the event: it sorts by time and never differs. */
public record NotificationId(UUID value) {
  public NotificationId {
    Uuid7.requireVersion7(value);
  }

  public static NotificationId fromEvent(UUID eventId, Instant at) {
    return new NotificationId(Uuid7.create(at, eventId::getLeastSignificantBits));
  }

  /** Text that is no UUIDv7 names no notification. */
  public static Option<NotificationId> parse(String raw) {
    return Uuid7.parse(raw).map(NotificationId::new);
  }

  public Instant createdAt() {
    return Uuid7.createdAt(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
