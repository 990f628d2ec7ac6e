package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.NotificationId;
import dev.blogify.application.ports.Notifications;
import dev.blogify.domain.access.UserId;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Everybody's inbox, in the table Notifications; which events led to it is kept in Inbox. */
public final class DynamoNotifications implements Notifications {
  private static final String CONSUMER_PREFIX = "notifyOwner#";

  /** Nobody's clock may be so wrong that an event is told which the inbox has forgotten. */
  private static final Duration CLOCK_SKEW_MARGIN = Duration.ofDays(1);

  private final DynamoGateway dynamo;
  private final String notificationsTableName;
  private final String inboxTableName;

  public DynamoNotifications(DynamoDbClient client, TableNames names) {
    this.dynamo = new DynamoGateway(client);
    this.notificationsTableName = names.of(Tables.NOTIFICATIONS);
    this.inboxTableName = names.of(Tables.INBOX);
  }

  @Override
  public boolean deliver(Notification notification) {
    return dynamo
        .transact(List.of(putInboxEntry(notification), putNotification(notification)))
        .isEmpty();
  }

  private TransactWriteItem putInboxEntry(Notification notification) {
    var seen =
        Item.of("consumer#eventId", CONSUMER_PREFIX + notification.eventId())
            .with(
                Tables.EXPIRES_AT,
                notification
                    .occurredAt()
                    .plus(DEDUPLICATION_WINDOW)
                    .plus(CLOCK_SKEW_MARGIN)
                    .getEpochSecond());
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(inboxTableName)
                .item(seen.toMap())
                .conditionExpression("attribute_not_exists(" + Tables.EXPIRES_AT + ")")
                .build())
        .build();
  }

  private TransactWriteItem putNotification(Notification notification) {
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(notificationsTableName)
                .item(NotificationItem.of(notification).toMap())
                .build())
        .build();
  }

  @Override
  public Page<Notification> findByRecipient(UserId recipient, Page.PageRequest page) {
    var query =
        QueryRequest.builder()
            .tableName(notificationsTableName)
            .keyConditionExpression("userId = :recipient")
            .expressionAttributeValues(Item.of(":recipient", recipient.value()).toMap())
            .scanIndexForward(false)
            .build();
    return dynamo
        .query(
            query,
            page,
            item -> item.text("notificationId"),
            id -> NotificationItem.key(recipient, id))
        .map(NotificationItem::toNotification);
  }

  @Override
  public Option<Notification> markRead(UserId recipient, NotificationId id, Instant now) {
    return dynamo
        .update(
            UpdateItemRequest.builder()
                .tableName(notificationsTableName)
                .key(NotificationItem.key(recipient, id.toString()).toMap())
                .conditionExpression("attribute_exists(userId)")
                .updateExpression("SET readAt = if_not_exists(readAt, :now)")
                .expressionAttributeValues(Item.of(":now", now).toMap())
                .returnValues(ReturnValue.ALL_NEW)
                .build())
        .map(NotificationItem::toNotification);
  }
}
