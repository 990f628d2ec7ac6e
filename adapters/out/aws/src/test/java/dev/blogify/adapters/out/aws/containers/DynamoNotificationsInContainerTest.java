package dev.blogify.adapters.out.aws.containers;

import dev.blogify.adapters.out.aws.dynamodb.DynamoNotifications;
import dev.blogify.adapters.out.aws.dynamodb.FreshTables;
import dev.blogify.adapters.out.aws.dynamodb.LocalTables;
import dev.blogify.application.notification.NotificationsContract;
import dev.blogify.application.ports.Notifications;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnabledIfDockerAvailable
final class DynamoNotificationsInContainerTest implements NotificationsContract {
  @RegisterExtension final FreshTables fresh = new FreshTables(DynamoDbContainer.endpoint());

  @Override
  public Notifications notifications() {
    return new DynamoNotifications(fresh.client(), LocalTables.NAMES);
  }
}
