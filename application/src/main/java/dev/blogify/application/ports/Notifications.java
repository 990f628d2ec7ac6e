package dev.blogify.application.ports;

import dev.blogify.application.Page;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** The inboxes of all users. Every implementation passes {@code NotificationsContract}. */
public interface Notifications {
  /**
   * Duration for which processed event ids are stored; older events cause no notification (EVT-12).
   */
  Duration DEDUPLICATION_WINDOW = Duration.ofDays(45);

  /** Duration for which a notification is stored. */
  Duration RETENTION = Duration.ofDays(90);

  /**
   * Adds a notification to the inbox of its recipient and marks its event as processed, in one
   * transaction, unless the event is already processed.
   *
   * @return whether the notification was added
   */
  boolean deliver(Notification notification);

  /** The notifications of one recipient, newest first. */
  Page<Notification> findByRecipient(UserId recipient, Page.PageRequest page);

  /**
   * Marks a notification as read. Idempotent: a repeated call keeps the first read time.
   *
   * @return the notification; none if the recipient has none with this id
   */
  Option<Notification> markRead(UserId recipient, NotificationId id, Instant now);
}
