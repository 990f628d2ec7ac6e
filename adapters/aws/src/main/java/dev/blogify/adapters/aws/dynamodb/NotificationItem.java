package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.application.notification.Notice;
import dev.blogify.application.notification.Notification;
import dev.blogify.application.notification.NotificationId;
import dev.blogify.application.notification.Notifications;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;

/** A notification in the inbox of its recipient; ids sort by time. */
final class NotificationItem {
  private NotificationItem() {}

  static Item key(UserId recipient, String id) {
    return Item.of("userId", recipient.value()).with("notificationId", id);
  }

  static Item of(Notification notification) {
    var notice = notification.notice().plain();
    return key(notification.recipient(), notification.id().toString())
        .with("eventId", notification.eventId())
        .with("type", notice.type())
        .with("postId", notice.post().map(PostId::value))
        .with("mediaId", notice.media().map(MediaId::value))
        .with("reason", notice.reason())
        .with("actorId", notification.actor().person().map(UserId::value))
        .with("actorRole", notification.actor().label())
        .with("readAt", notification.readAt())
        .with(Tables.EXPIRES_AT, notification.at().plus(Notifications.KEPT).getEpochSecond());
  }

  static Notification notification(Item item) {
    return new Notification(
        item.id("eventId"),
        new UserId(item.text("userId")),
        new Notice.Plain(
                item.text("type"),
                item.optionalId("postId").map(PostId::new),
                item.optionalId("mediaId").map(MediaId::new),
                item.optionalText("reason"))
            .notice(),
        Actor.of(item.text("actorRole"), item.optionalText("actorId")),
        new NotificationId(item.id("notificationId")).createdAt(),
        item.optionalInstant("readAt"));
  }
}
