package dev.blogify.application.notification;

import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.NotificationContent;
import dev.blogify.application.ports.Notifications;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Notifies the owner of a resource of the actions of other actors, once per event. Idempotent. */
public final class NotifyOwner {
  private final Notifications notifications;
  private final InstantSource clock;

  public NotifyOwner(Notifications notifications, InstantSource clock) {
    this.notifications = notifications;
    this.clock = clock;
  }

  /** Returns whether a notification was delivered. */
  public boolean handle(Command command) {
    return !isOwnAction(command)
        && !isOutsideDeduplicationWindow(command)
        && notifications.deliver(
            new Notification(
                command.eventId(),
                command.owner(),
                command.content(),
                command.actor(),
                command.occurredAt(),
                Option.none()));
  }

  private static boolean isOwnAction(Command command) {
    return command.actor() instanceof Actor.Person(var id, _) && id.equals(command.owner());
  }

  private boolean isOutsideDeduplicationWindow(Command command) {
    return command.occurredAt().isBefore(clock.instant().minus(Notifications.DEDUPLICATION_WINDOW));
  }

  /**
   * An event to notify of.
   *
   * @param owner user who owns the resource and receives the notification
   */
  public record Command(
      UUID eventId, Instant occurredAt, UserId owner, Actor actor, NotificationContent content) {}
}
