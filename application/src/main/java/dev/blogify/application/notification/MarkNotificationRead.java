package dev.blogify.application.notification;

import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.NotificationId;
import dev.blogify.application.ports.Notifications;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;
import java.time.InstantSource;

/**
 * Marks a notification of the recipient as read. Idempotent: a repeated call keeps the first read
 * time.
 */
public final class MarkNotificationRead {
  private final Notifications notifications;
  private final InstantSource clock;

  public MarkNotificationRead(Notifications notifications, InstantSource clock) {
    this.notifications = notifications;
    this.clock = clock;
  }

  /** Returns the notification; none if the recipient has none with this id. */
  public Option<Notification> handle(UserId recipient, NotificationId id) {
    return notifications.markRead(recipient, id, clock.instant());
  }
}
