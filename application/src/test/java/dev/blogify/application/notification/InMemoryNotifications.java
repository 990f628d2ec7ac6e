package dev.blogify.application.notification;

import dev.blogify.application.KeysetPagination;
import dev.blogify.application.Page;
import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.NotificationId;
import dev.blogify.application.ports.Notifications;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Inboxes in memory, as strict as the real stores. */
public final class InMemoryNotifications implements Notifications {
  private final Set<UUID> seen = new HashSet<>();
  private final Map<UserId, NavigableMap<String, Notification>> inboxes = new HashMap<>();

  @Override
  public synchronized boolean deliver(Notification notification) {
    var isNew = seen.add(notification.eventId());
    if (isNew) {
      inbox(notification.recipient()).put(notification.id().toString(), notification);
    }
    return isNew;
  }

  @Override
  public synchronized Page<Notification> findByRecipient(UserId recipient, Page.PageRequest page) {
    return KeysetPagination.page(inbox(recipient), id -> id, page);
  }

  @Override
  public synchronized Option<Notification> markRead(
      UserId recipient, NotificationId id, Instant now) {
    return Option.of(
        inbox(recipient)
            .computeIfPresent(
                id.toString(), (_, found) -> NotificationFixtures.markedRead(found, now)));
  }

  private NavigableMap<String, Notification> inbox(UserId recipient) {
    return inboxes.computeIfAbsent(recipient, _ -> new TreeMap<>(Comparator.reverseOrder()));
  }
}
