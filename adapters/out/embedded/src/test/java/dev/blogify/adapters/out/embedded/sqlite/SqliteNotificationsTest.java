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
  @RegisterExtension final SqliteDatabaseExtension fresh = new SqliteDatabaseExtension();

  SqliteNotificationsTest() throws IOException {}

  @Override
  public Notifications notifications() {
    return new SqliteNotifications(fresh.database());
  }

  @Test
  void sweepsOutWhatWasOldWhenSomethingNewHappened() {
    var old = at(1, NOW);
    var kept = at(2, NOW.plusMillis(1));
    var now = at(3, NOW.plus(Notifications.RETENTION).plusMillis(1));
    Vector.of(old, kept, now).forEach(notifications()::deliver);

    assertThat(notifications().findByRecipient(ALICE.id(), Page.PageRequest.firstPage(9)).items())
        .containsExactly(now, kept);
  }

  @Test
  void remembersAnEventForAsLongAsItMayBeTold() {
    var told = at(1, NOW);
    notifications().deliver(told);
    notifications().deliver(at(2, NOW.plus(Notifications.DEDUPLICATION_WINDOW)));
    assertThat(notifications().deliver(told)).isFalse();

    notifications().deliver(at(3, NOW.plus(Notifications.DEDUPLICATION_WINDOW).plusMillis(1)));

    assertThat(seen()).isEqualTo(2);
  }

  private long seen() {
    return fresh
        .database()
        .read(session ->
            session
                .queryOne("SELECT count(*) AS seen FROM inbox", row -> row.number("seen"))
                .get());
  }

  private static Notification at(int event, Instant at) {
    return new Notification(
        eventId(event),
        ALICE.id(),
        new PostWasTrashed(PostFixtures.id(1)),
        Actor.SYSTEM,
        at,
        Option.none());
  }
}
