package dev.blogify.application.notification;

import static dev.blogify.application.notification.NotificationFixtures.NOW;
import static dev.blogify.application.notification.NotificationFixtures.eventId;
import static dev.blogify.application.notification.NotificationFixtures.notification;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.NotificationContent;
import dev.blogify.application.ports.NotificationContent.PostWasPublished;
import dev.blogify.application.ports.Notifications;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.post.PostFixtures;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class NotificationUseCasesTest {
  private static final NotificationContent PUBLISHED = new PostWasPublished(PostFixtures.id(1));

  private Instant now = NOW;
  private final InMemoryNotifications notifications = new InMemoryNotifications();
  private final NotifyOwner notifyOwner = new NotifyOwner(notifications, () -> now);
  private final MarkNotificationRead markRead = new MarkNotificationRead(notifications, () -> now);

  @Test
  void notifiesOwnersOfActionsOfOthers() {
    assertThat(notifyOwner.handle(done(1, ERIN))).isTrue();
    assertThat(notifyOwner.handle(done(2, Actor.SYSTEM))).isTrue();

    assertThat(inbox())
        .containsExactlyInAnyOrder(
            new Notification(eventId(2), ALICE.id(), PUBLISHED, Actor.SYSTEM, NOW, Option.none()),
            new Notification(eventId(1), ALICE.id(), PUBLISHED, ERIN, NOW, Option.none()));
  }

  @Test
  void doesNotNotifyOfOwnActions() {
    assertThat(notifyOwner.handle(done(1, ALICE))).isFalse();

    assertThat(inbox()).isEmpty();
  }

  @Test
  void notifiesOncePerEvent() {
    notifyOwner.handle(done(1, ERIN));

    assertThat(notifyOwner.handle(done(1, ERIN))).isFalse();

    assertThat(inbox()).hasSize(1);
  }

  @Test
  void ignoresEventsOutsideTheDeduplicationWindow() {
    now = NOW.plus(Notifications.DEDUPLICATION_WINDOW);
    assertThat(notifyOwner.handle(done(1, ERIN))).isTrue();

    now = now.plusMillis(1);
    assertThat(notifyOwner.handle(done(2, ERIN))).isFalse();
  }

  @Test
  void marksOnlyOwnNotificationsAsRead() {
    var notification = notification(1, ALICE.id());
    notifications.deliver(notification);
    now = NOW.plusSeconds(5);
    var read = NotificationFixtures.markedRead(notification, now);

    assertThat(markRead.handle(BOB.id(), notification.id())).isEmpty();
    assertThat(inbox()).containsExactly(notification);
    assertThat(markRead.handle(ALICE.id(), notification.id())).isEqualTo(Option.some(read));
    now = NOW.plusSeconds(6);
    assertThat(markRead.handle(ALICE.id(), notification.id())).isEqualTo(Option.some(read));
    assertThat(inbox()).containsExactly(read);
  }

  private static NotifyOwner.Command done(int event, Actor actor) {
    return new NotifyOwner.Command(eventId(event), NOW, ALICE.id(), actor, PUBLISHED);
  }

  private Seq<Notification> inbox() {
    return new ReadNotifications(notifications)
        .handle(ALICE.id(), Page.PageRequest.firstPage(10))
        .items();
  }
}
