package dev.blogify.application.notification;

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
 * @param at when it happened, to the millisecond
 * @param readAt when its recipient said that it is read
 */
public record Notification(
    UUID eventId,
    UserId recipient,
    Notice notice,
    Actor actor,
    Instant at,
    Option<Instant> readAt) {
  public NotificationId id() {
    return NotificationId.of(eventId, at);
  }

  public Notification read(Instant now) {
    return readAt.isDefined()
        ? this
        : new Notification(eventId, recipient, notice, actor, at, Option.some(now));
  }
}
