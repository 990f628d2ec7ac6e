package dev.blogify.application.notification;

import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.NotificationId;
import dev.blogify.application.ports.Notifications;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;
import java.time.InstantSource;

/** Marks one of one's own notifications as read. May be repeated; the first time stays. */
public final class MarkNotificationRead {
  private final Notifications notifications;
  private final InstantSource clock;

  public MarkNotificationRead(Notifications notifications, InstantSource clock) {
    this.notifications = notifications;
    this.clock = clock;
  }

  /** The notification; none if one has none such. */
  public Option<Notification> handle(UserId recipient, NotificationId id) {
    return notifications.markRead(recipient, id, clock.instant());
  }
}
