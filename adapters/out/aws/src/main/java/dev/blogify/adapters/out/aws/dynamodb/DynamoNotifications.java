package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.out.aws.dynamodb.schema.TableNames;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.NotificationContent;
import dev.blogify.application.ports.NotificationId;
import dev.blogify.application.ports.Notifications;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Notifications in the table Notifications, deduplicated by event in the table Inbox. The id of a
 * notification is a UUIDv7, which sorts by time.
 */
public final class DynamoNotifications implements Notifications {
  private static final String CONSUMER_PREFIX = "notifyOwner#";

  /** Extends the retention of inbox entries, because the clocks of event sources may be skewed. */
  private static final Duration CLOCK_SKEW_MARGIN = Duration.ofDays(1);

  private final DynamoGateway gateway;
  private final DynamoTable notifications;
  private final DynamoTable inbox;

  public DynamoNotifications(DynamoDbClient client, TableNames names) {
    this.gateway = new DynamoGateway(client);
    this.notifications = new DynamoTable(gateway, names, Tables.NOTIFICATIONS);
    this.inbox = new DynamoTable(gateway, names, Tables.INBOX);
  }

  @Override
  public boolean deliver(Notification notification) {
    var put = notifications.put(toItem(notification), Condition.NONE);
    return gateway.transact(List.of(putInboxEntry(notification), put)).isEmpty();
  }

  private TransactWriteItem putInboxEntry(Notification notification) {
    var expiry = notification.occurredAt().plus(DEDUPLICATION_WINDOW).plus(CLOCK_SKEW_MARGIN);
    var entry =
        Item.of("consumer#eventId", CONSUMER_PREFIX + notification.eventId())
            .with(Tables.EXPIRES_AT, expiry.getEpochSecond());
    return inbox.put(entry, Condition.isAbsent(Tables.EXPIRES_AT));
  }

  @Override
  public Page<Notification> findByRecipient(UserId recipient, Page.PageRequest page) {
    var query = notifications.query("userId", recipient.value()).scanIndexForward(false);
    return gateway
        .query(query, page, item -> item.text("notificationId"), id -> key(recipient, id))
        .map(DynamoNotifications::toNotification);
  }

  @Override
  public Option<Notification> markRead(UserId recipient, NotificationId id, Instant now) {
    return gateway
        .update(
            UpdateItemRequest.builder()
                .tableName(notifications.name())
                .key(key(recipient, id.toString()).toMap())
                .conditionExpression("attribute_exists(userId)")
                .updateExpression("SET readAt = if_not_exists(readAt, :now)")
                .expressionAttributeValues(Item.of(":now", now).toMap())
                .returnValues(ReturnValue.ALL_NEW)
                .build())
        .map(DynamoNotifications::toNotification);
  }

  static Item key(UserId recipient, String id) {
    return Item.of("userId", recipient.value()).with("notificationId", id);
  }

  private static Item toItem(Notification notification) {
    var content = notification.content().flatten();
    return key(notification.recipient(), notification.id().toString())
        .with("eventId", notification.eventId())
        .with("type", content.type())
        .with("postId", content.postId().map(PostId::value))
        .with("mediaId", content.mediaId().map(MediaId::value))
        .with("reason", content.reason())
        .with("actorId", notification.actor().userId().map(UserId::value))
        .with("actorRole", notification.actor().label())
        .with("readAt", notification.readAt())
        .with(Tables.EXPIRES_AT, notification.occurredAt().plus(RETENTION).getEpochSecond());
  }

  private static Notification toNotification(Item item) {
    return new Notification(
        item.id("eventId"),
        new UserId(item.text("userId")),
        new NotificationContent.FlatContent(
                item.text("type"),
                item.optionalId("postId").map(PostId::new),
                item.optionalId("mediaId").map(MediaId::new),
                item.optionalText("reason"))
            .toContent(),
        Actor.parse(item.text("actorRole"), item.optionalText("actorId")),
        new NotificationId(item.id("notificationId")).createdAt(),
        item.optionalInstant("readAt"));
  }
}
