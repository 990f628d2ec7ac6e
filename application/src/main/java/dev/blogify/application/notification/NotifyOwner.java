package dev.blogify.application.notification;

import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Tells somebody what others did to what is theirs, once; what one did oneself, one knows. May be
 * told of it more than once.
 */
public final class NotifyOwner {
  private final Notifications notifications;
  private final InstantSource clock;

  public NotifyOwner(Notifications notifications, InstantSource clock) {
    this.notifications = notifications;
    this.clock = clock;
  }

  /** Whether somebody was told. */
  public boolean handle(Command command) {
    return !isOwnDoing(command)
        && !isForgotten(command)
        && notifications.deliver(
            new Notification(
                command.eventId(),
                command.owner(),
                command.notice(),
                command.actor(),
                command.at(),
                Option.none()));
  }

  private static boolean isOwnDoing(Command command) {
    return command.actor() instanceof Person(var id, _) && id.equals(command.owner());
  }

  private boolean isForgotten(Command command) {
    return command.at().isBefore(clock.instant().minus(Notifications.MEMORY));
  }

  /**
   * What happened, to whose, and who did it.
   *
   * @param at when it happened
   */
  public record Command(UUID eventId, Instant at, UserId owner, Actor actor, Notice notice) {}
}
