package dev.blogify.application.notification;

import static dev.blogify.application.notification.NotificationFixtures.NOW;
import static dev.blogify.application.notification.NotificationFixtures.eventId;
import static dev.blogify.application.notification.NotificationFixtures.notification;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.ConcurrentRunner;
import dev.blogify.application.Page;
import dev.blogify.application.PageWalker;
import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.NotificationContent;
import dev.blogify.application.ports.NotificationContent.MediaWasRejected;
import dev.blogify.application.ports.NotificationContent.PostWasPublished;
import dev.blogify.application.ports.NotificationContent.PostWasTrashed;
import dev.blogify.application.ports.NotificationContent.PostWasUnpublished;
import dev.blogify.application.ports.NotificationContent.SchedulingFailed;
import dev.blogify.application.ports.Notifications;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.post.PostFixtures;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Contract of {@link Notifications}. */
public interface NotificationsContract {
  /** Empty inboxes; the same instance throughout a test. */
  Notifications notifications();

  @Test
  default void isEmptyAtFirst() {
    assertThat(inbox(ALICE.id())).isEmpty();
    assertThat(notifications().markRead(ALICE.id(), notification(1, ALICE.id()).id(), NOW))
        .isEmpty();
  }

  @Test
  default void storesEveryFieldOfEveryContent() {
    var post = PostFixtures.id(1);
    var delivered =
        Vector.<NotificationContent>of(
                new PostWasPublished(post),
                new PostWasUnpublished(post),
                new PostWasTrashed(post),
                new SchedulingFailed(post, "nothing to publish"),
                new MediaWasRejected(MediaFixtures.id(1), "type_mismatch"))
            .zipWithIndex((notice, number) -> notificationWith(number, notice));
    delivered.forEach(this::deliver);

    assertThat(inbox(ALICE.id())).isEqualTo(delivered.reverse());
  }

  @Test
  default void deliversOnlyToTheRecipient() {
    var alices = notification(1, ALICE.id());
    var bobs = notification(2, BOB.id());
    deliver(alices);
    deliver(bobs);

    assertThat(inbox(ALICE.id())).containsExactly(alices);
    assertThat(inbox(BOB.id())).containsExactly(bobs);
    assertThat(notifications().markRead(BOB.id(), alices.id(), NOW)).isEmpty();
    assertThat(inbox(ALICE.id())).containsExactly(alices);
  }

  @Test
  default void deliversADuplicateOnce() {
    assertThat(notifications().deliver(notification(1, ALICE.id()))).isTrue();
    assertThat(notifications().deliver(notification(1, ALICE.id()))).isFalse();

    assertThat(inbox(ALICE.id())).containsExactly(notification(1, ALICE.id()));
  }

  @Test
  default void deliversConcurrentDuplicatesOnce() throws Exception {
    var delivered =
        ConcurrentRunner.run(40, n -> notifications().deliver(notification(n / 10, ALICE.id())));

    assertThat(delivered.count(isNew -> isNew)).isEqualTo(4);
    assertThat(inbox(ALICE.id()))
        .isEqualTo(Vector.range(0, 4).map(n -> notification(n, ALICE.id())).reverse());
  }

  @Test
  default void keepsTheReadMarkOnRedelivery() {
    var notification = notification(1, ALICE.id());
    deliver(notification);
    var read = notifications().markRead(ALICE.id(), notification.id(), NOW.plusSeconds(1)).get();

    assertThat(notifications().deliver(notification)).isFalse();

    assertThat(inbox(ALICE.id())).containsExactly(read);
  }

  @Test
  default void listsNewestFirstForAnyOrderOfArrival() {
    var all = Vector.range(0, 9).map(n -> notification(n, ALICE.id()));
    all.shuffle().forEach(this::deliver);

    for (var limit : new int[] {1, 2, 8, 9, 10, 100}) {
      assertThat(
              PageWalker.fetchAll(limit, page -> notifications().findByRecipient(ALICE.id(), page)))
          .isEqualTo(all.reverse());
    }
  }

  @Test
  default void continuesAfterACursorDespiteNewNotifications() {
    Vector.range(0, 4).map(n -> notification(n, ALICE.id())).forEach(this::deliver);
    var first = notifications().findByRecipient(ALICE.id(), Page.PageRequest.firstPage(2));

    deliver(notification(4, ALICE.id()));

    assertThat(
            notifications()
                .findByRecipient(ALICE.id(), new Page.PageRequest(2, first.nextCursor()))
                .items())
        .containsExactly(notification(1, ALICE.id()), notification(0, ALICE.id()));
  }

  @Test
  default void keepsTheFirstReadTime() {
    var other = notification(1, ALICE.id());
    var notification = notification(2, ALICE.id());
    deliver(other);
    deliver(notification);
    var read = NotificationFixtures.markedRead(notification, NOW.plusSeconds(1));

    assertThat(notifications().markRead(ALICE.id(), notification.id(), NOW.plusSeconds(1)))
        .isEqualTo(Option.some(read));
    assertThat(notifications().markRead(ALICE.id(), notification.id(), NOW.plusSeconds(2)))
        .isEqualTo(Option.some(read));

    assertThat(inbox(ALICE.id())).containsExactly(read, other);
  }

  @Test
  default void keepsOneReadTimeDespiteConcurrentReads() throws Exception {
    var notification = notification(1, ALICE.id());
    deliver(notification);

    var read =
        ConcurrentRunner.run(
            20, n -> notifications().markRead(ALICE.id(), notification.id(), NOW.plusSeconds(n)));

    assertThat(read.distinct()).hasSize(1);
    assertThat(inbox(ALICE.id())).containsExactly(read.head().get());
  }

  private void deliver(Notification notification) {
    assertThat(notifications().deliver(notification)).isTrue();
  }

  private Seq<Notification> inbox(UserId recipient) {
    return PageWalker.fetchAll(3, page -> notifications().findByRecipient(recipient, page));
  }

  private static Notification notificationWith(int number, NotificationContent notice) {
    return new Notification(
        eventId(number), ALICE.id(), notice, actor(number), at(number), Option.none());
  }

  private static Actor actor(int number) {
    return number % 2 == 0 ? ERIN : Actor.SYSTEM;
  }

  private static Instant at(int number) {
    return NOW.plusMillis(number);
  }
}
