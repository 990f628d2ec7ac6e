package dev.blogify.adapters.out.embedded.sqlite;

import dev.blogify.application.Page;
import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.NotificationContent;
import dev.blogify.application.ports.NotificationId;
import dev.blogify.application.ports.Notifications;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The notifications of all users, in the table {@code notification}. The table {@code inbox} holds
 * the ids of processed events for deduplication. Each delivery deletes the rows of both tables
 * whose retention ended before the delivered event occurred.
 */
public record SqliteNotifications(SqliteDatabase database) implements Notifications {
  private static final String CONSUMER = "notifyOwner";

  @Override
  public boolean deliver(Notification notification) {
    return database.write(session -> {
      var isNew =
          session.executeUpdate(
                  "INSERT INTO inbox (consumer, event_id, at) VALUES (?, ?, ?)"
                      + " ON CONFLICT DO NOTHING",
                  CONSUMER,
                  notification.eventId(),
                  notification.occurredAt())
              == 1;
      if (isNew) {
        insert(session, notification);
        deleteExpired(session, notification.occurredAt());
      }
      return isNew;
    });
  }

  private static void insert(SqliteSession session, Notification notification) {
    var content = notification.content().flatten();
    session.executeUpdate(
        """
        INSERT INTO notification (notification_id, recipient_id, event_id, at, type, post_id,
          media_id, reason, actor_id, actor_role)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        notification.id().value(),
        notification.recipient().value(),
        notification.eventId(),
        notification.occurredAt(),
        content.type(),
        content.postId().map(PostId::value),
        content.mediaId().map(MediaId::value),
        content.reason(),
        notification.actor().userId().map(UserId::value),
        notification.actor().label());
  }

  private static void deleteExpired(SqliteSession session, Instant now) {
    session.executeUpdate(
        "DELETE FROM inbox WHERE consumer = ? AND at < ?",
        CONSUMER,
        now.minus(DEDUPLICATION_WINDOW));
    session.executeUpdate("DELETE FROM notification WHERE at < ?", now.minus(RETENTION));
  }

  @Override
  public Page<Notification> findByRecipient(UserId recipient, Page.PageRequest page) {
    return database.queryPage(
        page,
        """
        SELECT * FROM notification WHERE recipient_id = ? AND notification_id < ?
        ORDER BY notification_id DESC LIMIT ?
        """,
        SqliteNotifications::notification,
        notification -> notification.id().toString(),
        recipient.value(),
        page.cursor().getOrElse(SqliteDatabase.MAX_KEY));
  }

  @Override
  public Option<Notification> markRead(UserId recipient, NotificationId id, Instant now) {
    return database.write(session -> {
      session.executeUpdate(
          """
          UPDATE notification SET read_at = ?
          WHERE notification_id = ? AND recipient_id = ? AND read_at IS NULL
          """,
          now,
          id.value(),
          recipient.value());
      return session.queryOne(
          "SELECT * FROM notification WHERE notification_id = ? AND recipient_id = ?",
          SqliteNotifications::notification,
          id.value(),
          recipient.value());
    });
  }

  private static Notification notification(Row row) {
    return new Notification(
        row.uuid("event_id"),
        new UserId(row.text("recipient_id")),
        new NotificationContent.FlatContent(
                row.text("type"),
                row.optionalUuid("post_id").map(PostId::new),
                row.optionalUuid("media_id").map(MediaId::new),
                row.optionalText("reason"))
            .toContent(),
        Actor.parse(row.text("actor_role"), row.optionalText("actor_id")),
        row.instant("at"),
        row.optionalInstant("read_at"));
  }
}
