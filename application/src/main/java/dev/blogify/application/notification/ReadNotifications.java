package dev.blogify.application.notification;

import dev.blogify.application.Page;
import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.Notifications;
import dev.blogify.domain.access.UserId;

/** Lists the notifications of a user, newest first. */
public final class ReadNotifications {
  private final Notifications notifications;

  public ReadNotifications(Notifications notifications) {
    this.notifications = notifications;
  }

  public Page<Notification> handle(UserId recipient, Page.PageRequest page) {
    return notifications.findByRecipient(recipient, page);
  }
}
