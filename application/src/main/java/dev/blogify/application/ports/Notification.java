package dev.blogify.application.ports;

import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;

/**
 * A notice in somebody's inbox.
 *
 * @param eventId of the event that led to it
 * @param actor who did it
 * @param occurredAt when it happened, to the millisecond
 * @param readAt when its recipient said that it is read
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

  public Notification markRead(Instant now) {
    return readAt.isDefined()
        ? this
        : new Notification(eventId, recipient, content, actor, occurredAt, Option.some(now));
  }
}
