package dev.blogify.adapters.aws.dynamodb;

import static dev.blogify.adapters.aws.dynamodb.LocalTables.NAMES;
import static dev.blogify.application.notification.NotificationFixtures.NOW;
import static dev.blogify.application.notification.NotificationFixtures.notification;
import static dev.blogify.domain.access.People.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.aws.dynamodb.FaultyWire.Fault.LostAnswer;
import dev.blogify.application.Page;
import dev.blogify.application.notification.Notification;
import dev.blogify.application.notification.Notifications;
import dev.blogify.application.notification.NotificationsContract;
import io.vavr.collection.List;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DynamoNotificationsTest implements NotificationsContract {
  @RegisterExtension final FreshTables fresh = new FreshTables();

  private final Notification told = notification(1, ALICE.id());

  @Override
  public Notifications notifications() {
    return new DynamoNotifications(fresh.client(), NAMES);
  }

  @Test
  void makesOneCallEach() {
    var calls =
        fresh
            .calls()
            .during(() -> {
              notifications().deliver(told);
              notifications().of(ALICE.id(), Page.Request.first(1));
              notifications().read(ALICE.id(), told.id(), NOW);
            });

    assertThat(calls).containsExactly("TransactWriteItems", "Query", "UpdateItem");
  }

  @Test
  void keepsANotificationForNinetyDays() {
    notifications().deliver(told);

    var key = NotificationItem.key(ALICE.id(), told.id().toString());
    assertThat(expiry(Tables.NOTIFICATIONS, key))
        .isEqualTo(told.at().plus(Duration.ofDays(90)).getEpochSecond());
  }

  /** Longer than an event may be old, so that none is told when it is forgotten that it was. */
  @Test
  void remembersAnEventForLongerThanItMayTake() {
    notifications().deliver(told);

    var key = Item.of("consumer#eventId", "notifyOwner#" + told.eventId());
    assertThat(expiry(Tables.INBOX, key))
        .isGreaterThan(told.at().plus(Notifications.MEMORY).getEpochSecond());
  }

  @Test
  void deliversOnceWhatIsRepeatedBecauseTheAnswerWasLost() {
    var wire = new FaultyWire();
    wire.next(List.of(new LostAnswer(), new LostAnswer()));

    assertThat(new DynamoNotifications(fresh.client(wire), NAMES).deliver(told)).isTrue();

    assertThat(wire.left()).isZero();
    assertThat(notifications().deliver(told)).isFalse();
    assertThat(notifications().of(ALICE.id(), Page.Request.first(9)).items()).containsExactly(told);
  }

  private long expiry(Table table, Item key) {
    return new Database(fresh.client())
        .get(NAMES.of(table), key)
        .get()
        .number(table.expiry().get());
  }
}
