package dev.blogify.adapters.out.embedded.sqlite;

import static dev.blogify.application.notification.NotificationFixtures.NOW;
import static dev.blogify.application.notification.NotificationFixtures.eventId;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.notification.NotificationsContract;
import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.NotificationContent.PostWasTrashed;
import dev.blogify.application.ports.Notifications;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.post.PostFixtures;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SqliteNotificationsTest implements NotificationsContract {
  @RegisterExtension final SqliteDatabaseExtension sqlite = new SqliteDatabaseExtension();

  SqliteNotificationsTest() throws IOException {}

  @Override
  public Notifications notifications() {
    return new SqliteNotifications(sqlite.database());
  }

  @Test
  void deletesExpiredNotificationsOnDelivery() {
    var expired = notification(1, NOW);
    var retained = notification(2, NOW.plusMillis(1));
    var latest = notification(3, NOW.plus(Notifications.RETENTION).plusMillis(1));
    Vector.of(expired, retained, latest).forEach(notifications()::deliver);

    assertThat(notifications().findByRecipient(ALICE.id(), Page.PageRequest.firstPage(9)).items())
        .containsExactly(latest, retained);
  }

  @Test
  void ignoresARedeliveredEventWithinTheDeduplicationWindow() {
    var first = notification(1, NOW);
    notifications().deliver(first);
    notifications().deliver(notification(2, NOW.plus(Notifications.DEDUPLICATION_WINDOW)));
    assertThat(notifications().deliver(first)).isFalse();

    notifications()
        .deliver(notification(3, NOW.plus(Notifications.DEDUPLICATION_WINDOW).plusMillis(1)));

    assertThat(processedEventCount()).isEqualTo(2);
  }

  private long processedEventCount() {
    return sqlite
        .database()
        .queryOne("SELECT count(*) AS events FROM inbox", row -> row.number("events"))
        .get();
  }

  private static Notification notification(int eventNumber, Instant occurredAt) {
    return new Notification(
        eventId(eventNumber),
        ALICE.id(),
        new PostWasTrashed(PostFixtures.id(1)),
        Actor.SYSTEM,
        occurredAt,
        Option.none());
  }
}
