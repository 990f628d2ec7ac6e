package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.application.Page;
import dev.blogify.application.notification.Notification;
import dev.blogify.application.notification.NotificationId;
import dev.blogify.application.notification.Notifications;
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
  private static final String CONSUMER = "notifyOwner#";

  /** Nobody's clock may be so wrong that an event is told which the inbox has forgotten. */
  private static final Duration MARGIN = Duration.ofDays(1);

  private final Database database;
  private final String notifications;
  private final String inbox;

  public DynamoNotifications(DynamoDbClient client, TableNames names) {
    this.database = new Database(client);
    this.notifications = names.of(Tables.NOTIFICATIONS);
    this.inbox = names.of(Tables.INBOX);
  }

  @Override
  public boolean deliver(Notification notification) {
    return database.transact(List.of(remember(notification), put(notification))).isEmpty();
  }

  private TransactWriteItem remember(Notification notification) {
    var seen =
        Item.of("consumer#eventId", CONSUMER + notification.eventId())
            .with(Tables.EXPIRES_AT, notification.at().plus(MEMORY).plus(MARGIN).getEpochSecond());
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(inbox)
                .item(seen.toMap())
                .conditionExpression("attribute_not_exists(" + Tables.EXPIRES_AT + ")")
                .build())
        .build();
  }

  private TransactWriteItem put(Notification notification) {
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(notifications)
                .item(NotificationItem.of(notification).toMap())
                .build())
        .build();
  }

  @Override
  public Page<Notification> of(UserId recipient, Page.Request page) {
    var query =
        QueryRequest.builder()
            .tableName(notifications)
            .keyConditionExpression("userId = :recipient")
            .expressionAttributeValues(Item.of(":recipient", recipient.value()).toMap())
            .scanIndexForward(false)
            .build();
    return database
        .page(
            query,
            page,
            item -> item.text("notificationId"),
            id -> NotificationItem.key(recipient, id))
        .map(NotificationItem::notification);
  }

  @Override
  public Option<Notification> read(UserId recipient, NotificationId id, Instant now) {
    return database
        .update(
            UpdateItemRequest.builder()
                .tableName(notifications)
                .key(NotificationItem.key(recipient, id.toString()).toMap())
                .conditionExpression("attribute_exists(userId)")
                .updateExpression("SET readAt = if_not_exists(readAt, :now)")
                .expressionAttributeValues(Item.of(":now", now).toMap())
                .returnValues(ReturnValue.ALL_NEW)
                .build())
        .map(NotificationItem::notification);
  }
}
