package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.application.notification.Notifications;
import dev.blogify.application.notification.NotificationsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DynamoNotificationsTest implements NotificationsContract {
  @RegisterExtension final FreshTables fresh = new FreshTables();

  @Override
  public Notifications notifications() {
    return new DynamoNotifications(fresh.client(), LocalTables.NAMES);
  }
}
