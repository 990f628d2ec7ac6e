package dev.blogify.application.notification;

import dev.blogify.application.ports.Notifications;

final class InMemoryNotificationsTest implements NotificationsContract {
  private final InMemoryNotifications notifications = new InMemoryNotifications();

  @Override
  public Notifications notifications() {
    return notifications;
  }
}
