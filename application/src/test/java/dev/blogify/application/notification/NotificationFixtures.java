package dev.blogify.application.notification;

import static dev.blogify.domain.access.TestUsers.ERIN;

import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.NotificationContent.PostWasPublished;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.PostFixtures;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;

/** Sample notifications; equal arguments give equal notifications. */
public final class NotificationFixtures {
  public static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  private NotificationFixtures() {}

  /** A publication by Erin, a number of milliseconds after {@link #NOW}. */
  public static Notification notification(int number, UserId recipient) {
    return new Notification(
        eventId(number),
        recipient,
        new PostWasPublished(PostFixtures.id(number)),
        ERIN,
        NOW.plusMillis(number),
        Option.none());
  }

  /** The notification as stored after its recipient has marked it as read. */
  public static Notification markedRead(Notification notification, Instant now) {
    return new Notification(
        notification.eventId(),
        notification.recipient(),
        notification.content(),
        notification.actor(),
        notification.occurredAt(),
        notification.readAt().orElse(Option.some(now)));
  }

  public static UUID eventId(int number) {
    return UUID.nameUUIDFromBytes(new byte[] {(byte) number});
  }
}
