package dev.blogify.application.ports;

import dev.blogify.application.Page;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Everybody's inbox. Passes {@code NotificationsContract}. */
public interface Notifications {
  /** How long it is known which events were seen. What is older tells nobody anything (EVT-12). */
  Duration DEDUPLICATION_WINDOW = Duration.ofDays(45);

  /** How long a notification is kept. */
  Duration RETENTION = Duration.ofDays(90);

  /**
   * Puts a notification into its recipient's inbox, and remembers its event as seen, in one
   * transaction; nothing happens if the event was seen.
   *
   * @return whether it was not
   */
  boolean deliver(Notification notification);

  /** One person's notifications, newest first. */
  Page<Notification> findByRecipient(UserId recipient, Page.PageRequest page);

  /**
   * Marks a notification as read; one that was read stays as it is.
   *
   * @return the notification; none if that person has none such
   */
  Option<Notification> markRead(UserId recipient, NotificationId id, Instant now);
}
