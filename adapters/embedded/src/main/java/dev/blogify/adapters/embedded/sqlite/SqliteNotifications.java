package dev.blogify.adapters.embedded.sqlite;

import dev.blogify.application.Page;
import dev.blogify.application.notification.Notice;
import dev.blogify.application.notification.Notification;
import dev.blogify.application.notification.NotificationId;
import dev.blogify.application.notification.Notifications;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Everybody's inbox, in the table {@code notification}; which events led to it is remembered in
 * {@code inbox}. What arrives sweeps out what was old when it happened.
 */
public final class SqliteNotifications implements Notifications {
  private static final String CONSUMER = "notifyOwner";

  private final Database database;

  public SqliteNotifications(Database database) {
    this.database = database;
  }

  @Override
  public boolean deliver(Notification notification) {
    return database.write(session -> {
      var isNew = remember(session, notification);
      if (isNew) {
        insert(session, notification);
        sweep(session, notification.at());
      }
      return isNew;
    });
  }

  private static boolean remember(Session session, Notification notification) {
    return session.run(
            "INSERT INTO inbox (consumer, event_id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            CONSUMER,
            notification.eventId(),
            notification.at())
        == 1;
  }

  private static void insert(Session session, Notification notification) {
    var notice = notification.notice().plain();
    session.run(
        """
        INSERT INTO notification (notification_id, recipient_id, event_id, at, type, post_id,
          media_id, reason, actor_id, actor_role)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        notification.id().value(),
        notification.recipient().value(),
        notification.eventId(),
        notification.at(),
        notice.type(),
        notice.post().map(PostId::value),
        notice.media().map(MediaId::value),
        notice.reason(),
        notification.actor().person().map(UserId::value),
        notification.actor().label());
  }

  private static void sweep(Session session, Instant now) {
    session.run("DELETE FROM inbox WHERE consumer = ? AND at < ?", CONSUMER, now.minus(MEMORY));
    session.run("DELETE FROM notification WHERE at < ?", now.minus(KEPT));
  }

  @Override
  public Page<Notification> of(UserId recipient, Page.Request page) {
    var found =
        database.read(session ->
            session.all(
                """
                SELECT * FROM notification WHERE recipient_id = ? AND notification_id < ?
                ORDER BY notification_id DESC LIMIT ?
                """,
                SqliteNotifications::notification,
                recipient.value(),
                page.after().getOrElse(Pages.END),
                Pages.rows(page)));
    return Pages.page(found, page, notification -> notification.id().toString());
  }

  @Override
  public Option<Notification> read(UserId recipient, NotificationId id, Instant now) {
    return database.write(session -> {
      session.run(
          """
          UPDATE notification SET read_at = ?
          WHERE notification_id = ? AND recipient_id = ? AND read_at IS NULL
          """,
          now,
          id.value(),
          recipient.value());
      return session.first(
          "SELECT * FROM notification WHERE notification_id = ? AND recipient_id = ?",
          SqliteNotifications::notification,
          id.value(),
          recipient.value());
    });
  }

  private static Notification notification(Row row) {
    return new Notification(
        row.id("event_id"),
        new UserId(row.text("recipient_id")),
        new Notice.Plain(
                row.text("type"),
                row.optionalId("post_id").map(PostId::new),
                row.optionalId("media_id").map(MediaId::new),
                row.optionalText("reason"))
            .notice(),
        Actor.of(row.text("actor_role"), row.optionalText("actor_id")),
        row.instant("at"),
        row.optionalInstant("read_at"));
  }
}
