package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.NotificationContent;
import dev.blogify.application.ports.NotificationId;
import dev.blogify.application.ports.Notifications;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;

/** A notification of one recipient. Its id is a UUIDv7, which sorts by time. */
final class NotificationItem {
  private NotificationItem() {}

  static Item key(UserId recipient, String id) {
    return Item.of("userId", recipient.value()).with("notificationId", id);
  }

  static Item of(Notification notification) {
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
        .with(
            Tables.EXPIRES_AT,
            notification.occurredAt().plus(Notifications.RETENTION).getEpochSecond());
  }

  static Notification toNotification(Item item) {
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
