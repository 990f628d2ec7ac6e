package dev.blogify.adapters.embedded.sqlite;

import dev.blogify.application.notification.Notifications;
import dev.blogify.application.notification.NotificationsContract;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteNotificationsTest implements NotificationsContract {
  @RegisterExtension final FreshDatabase fresh = new FreshDatabase();

  SqliteNotificationsTest() throws IOException {}

  @Override
  public Notifications notifications() {
    return new SqliteNotifications(fresh.database());
  }
}
