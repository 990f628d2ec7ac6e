package dev.blogify.application.ports;

import dev.blogify.domain.Uuid7;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;

/**
 * UUIDv7 of a notification. It is derived from the event, so that every delivery of the event
 * yields the same id, and it sorts by the time of the event.
 */
public record NotificationId(UUID value) {
  public NotificationId {
    Uuid7.requireVersion7(value);
  }

  public static NotificationId fromEvent(UUID eventId, Instant occurredAt) {
    return new NotificationId(Uuid7.create(occurredAt, eventId::getLeastSignificantBits));
  }

  /** None if the text is not a canonical UUIDv7. */
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
