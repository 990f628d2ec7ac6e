package dev.blogify.application.notification;

import dev.blogify.application.Page;
import dev.blogify.domain.access.UserId;

/** One's own notifications, newest first. */
public final class ReadNotifications {
  private final Notifications notifications;

  public ReadNotifications(Notifications notifications) {
    this.notifications = notifications;
  }

  public Page<Notification> handle(UserId recipient, Page.Request page) {
    return notifications.of(recipient, page);
  }
}
