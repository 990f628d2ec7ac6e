package dev.blogify.application.ports;

import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;

/**
 * A notification in the inbox of its recipient.
 *
 * @param eventId id of the event that caused it
 * @param occurredAt time of the event, with millisecond precision
 * @param readAt time when the recipient marked it as read; none if it is unread
 */
public record Notification(
    UUID eventId,
    UserId recipient,
    NotificationContent content,
    Actor actor,
    Instant occurredAt,
    Option<Instant> readAt) {

  public NotificationId id() {
    return NotificationId.fromEvent(eventId, occurredAt);
  }
}
