package dev.blogify.application.notification;

final class InMemoryNotificationsTest implements NotificationsContract {
  private final InMemoryNotifications notifications = new InMemoryNotifications();

  @Override
  public Notifications notifications() {
    return notifications;
  }
}
