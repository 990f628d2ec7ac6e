package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.adapters.aws.containers.DynamoDbContainer;
import dev.blogify.adapters.aws.containers.WhereDockerAnswers;
import dev.blogify.application.notification.Notifications;
import dev.blogify.application.notification.NotificationsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

@WhereDockerAnswers
final class DynamoNotificationsInContainerTest implements NotificationsContract {
  @RegisterExtension final FreshTables fresh = new FreshTables(DynamoDbContainer.endpoint());

  @Override
  public Notifications notifications() {
    return new DynamoNotifications(fresh.client(), LocalTables.NAMES);
  }
}
