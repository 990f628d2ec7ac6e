package dev.blogify.application.notification;

import static dev.blogify.application.notification.NotificationFixtures.NOW;
import static dev.blogify.application.notification.NotificationFixtures.eventId;
import static dev.blogify.application.notification.NotificationFixtures.notification;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.access.People.ERIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.Pages;
import dev.blogify.application.Race;
import dev.blogify.application.notification.Notice.MediaWasRejected;
import dev.blogify.application.notification.Notice.PostWasPublished;
import dev.blogify.application.notification.Notice.PostWasTrashed;
import dev.blogify.application.notification.Notice.PostWasUnpublished;
import dev.blogify.application.notification.Notice.SchedulingFailed;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.post.PostFixtures;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What all {@link Notifications} promise. */
public interface NotificationsContract {
  /** The inboxes, empty at first; the same throughout a test. */
  Notifications notifications();

  @Test
  default void hasNothingForAnybodyAtFirst() {
    assertThat(inbox(ALICE.id())).isEmpty();
    assertThat(notifications().read(ALICE.id(), notification(1, ALICE.id()).id(), NOW)).isEmpty();
  }

  @Test
  default void keepsEveryFieldOfEveryNotice() {
    var post = PostFixtures.id(1);
    var told =
        Vector.<Notice>of(
                new PostWasPublished(post),
                new PostWasUnpublished(post),
                new PostWasTrashed(post),
                new SchedulingFailed(post, "nothing to publish"),
                new MediaWasRejected(MediaFixtures.id(1), "type_mismatch"))
            .zipWithIndex((notice, number) -> told(number, notice));
    told.forEach(this::deliver);

    assertThat(inbox(ALICE.id())).isEqualTo(told.reverse());
  }

  @Test
  default void putsNothingIntoAnybodyElsesInbox() {
    var alices = notification(1, ALICE.id());
    var bobs = notification(2, BOB.id());
    deliver(alices);
    deliver(bobs);

    assertThat(inbox(ALICE.id())).containsExactly(alices);
    assertThat(inbox(BOB.id())).containsExactly(bobs);
    assertThat(notifications().read(BOB.id(), alices.id(), NOW)).isEmpty();
    assertThat(inbox(ALICE.id())).containsExactly(alices);
  }

  @Test
  default void deliversOnceWhatItIsToldTwice() {
    assertThat(notifications().deliver(notification(1, ALICE.id()))).isTrue();
    assertThat(notifications().deliver(notification(1, ALICE.id()))).isFalse();

    assertThat(inbox(ALICE.id())).containsExactly(notification(1, ALICE.id()));
  }

  @Test
  default void deliversOnceWhatManyTellAtTheSameMoment() throws Exception {
    var told = Race.among(40, n -> notifications().deliver(notification(n / 10, ALICE.id())));

    assertThat(told.count(isNew -> isNew)).isEqualTo(4);
    assertThat(inbox(ALICE.id()))
        .isEqualTo(Vector.range(0, 4).map(n -> notification(n, ALICE.id())).reverse());
  }

  @Test
  default void leavesWhatWasReadAsItIsWhenItIsToldAgain() {
    var notification = notification(1, ALICE.id());
    deliver(notification);
    var read = notifications().read(ALICE.id(), notification.id(), NOW.plusSeconds(1)).get();

    assertThat(notifications().deliver(notification)).isFalse();

    assertThat(inbox(ALICE.id())).containsExactly(read);
  }

  @Test
  default void listsNewestFirstWhateverTheOrderItWasToldIn() {
    var all = Vector.range(0, 9).map(n -> notification(n, ALICE.id()));
    all.shuffle().forEach(this::deliver);

    for (var limit : new int[] {1, 2, 8, 9, 10, 100}) {
      assertThat(Pages.all(limit, page -> notifications().of(ALICE.id(), page)))
          .isEqualTo(all.reverse());
    }
  }

  @Test
  default void goesOnBehindAPageWhateverCameSince() {
    Vector.range(0, 4).map(n -> notification(n, ALICE.id())).forEach(this::deliver);
    var first = notifications().of(ALICE.id(), Page.Request.first(2));

    deliver(notification(4, ALICE.id()));

    assertThat(notifications().of(ALICE.id(), new Page.Request(2, first.next())).items())
        .containsExactly(notification(1, ALICE.id()), notification(0, ALICE.id()));
  }

  @Test
  default void marksAsReadOnceAndForAll() {
    var other = notification(1, ALICE.id());
    var notification = notification(2, ALICE.id());
    deliver(other);
    deliver(notification);
    var read = notification.read(NOW.plusSeconds(1));

    assertThat(notifications().read(ALICE.id(), notification.id(), NOW.plusSeconds(1)))
        .isEqualTo(Option.some(read));
    assertThat(notifications().read(ALICE.id(), notification.id(), NOW.plusSeconds(2)))
        .isEqualTo(Option.some(read));

    assertThat(inbox(ALICE.id())).containsExactly(read, other);
  }

  @Test
  default void isReadAtOneMomentHoweverManyReadAtOnce() throws Exception {
    var notification = notification(1, ALICE.id());
    deliver(notification);

    var read =
        Race.among(
            20, n -> notifications().read(ALICE.id(), notification.id(), NOW.plusSeconds(n)));

    assertThat(read.distinct()).hasSize(1);
    assertThat(inbox(ALICE.id())).containsExactly(read.head().get());
  }

  private void deliver(Notification notification) {
    assertThat(notifications().deliver(notification)).isTrue();
  }

  private Seq<Notification> inbox(UserId recipient) {
    return Pages.all(3, page -> notifications().of(recipient, page));
  }

  private static Notification told(int number, Notice notice) {
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
