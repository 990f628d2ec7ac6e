package dev.blogify.adapters.out.aws.dynamodb;

import static dev.blogify.adapters.out.aws.dynamodb.LocalTables.NAMES;
import static dev.blogify.application.notification.NotificationFixtures.NOW;
import static dev.blogify.application.notification.NotificationFixtures.notification;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.out.aws.dynamodb.FaultInjectingHttpClient.Fault.LostResponse;
import dev.blogify.adapters.out.aws.dynamodb.schema.TableDefinition;
import dev.blogify.adapters.out.aws.dynamodb.schema.Tables;
import dev.blogify.application.Page;
import dev.blogify.application.notification.NotificationsContract;
import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.Notifications;
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
            .requestRecorder()
            .operationsDuring(() -> {
              notifications().deliver(told);
              notifications().findByRecipient(ALICE.id(), Page.PageRequest.firstPage(1));
              notifications().markRead(ALICE.id(), told.id(), NOW);
            });

    assertThat(calls).containsExactly("TransactWriteItems", "Query", "UpdateItem");
  }

  @Test
  void keepsANotificationForNinetyDays() {
    notifications().deliver(told);

    var key = NotificationItem.key(ALICE.id(), told.id().toString());
    assertThat(expiry(Tables.NOTIFICATIONS, key))
        .isEqualTo(told.occurredAt().plus(Duration.ofDays(90)).getEpochSecond());
  }

  /** Longer than an event may be old, so that none is told when it is forgotten that it was. */
  @Test
  void remembersAnEventForLongerThanItMayTake() {
    notifications().deliver(told);

    var key = Item.of("consumer#eventId", "notifyOwner#" + told.eventId());
    assertThat(expiry(Tables.INBOX, key))
        .isGreaterThan(told.occurredAt().plus(Notifications.DEDUPLICATION_WINDOW).getEpochSecond());
  }

  @Test
  void deliversOnceWhatIsRepeatedBecauseTheAnswerWasLost() {
    var wire = new FaultInjectingHttpClient();
    wire.enqueue(List.of(new LostResponse(), new LostResponse()));

    assertThat(new DynamoNotifications(fresh.client(wire), NAMES).deliver(told)).isTrue();

    assertThat(wire.remaining()).isZero();
    assertThat(notifications().deliver(told)).isFalse();
    assertThat(notifications().findByRecipient(ALICE.id(), Page.PageRequest.firstPage(9)).items())
        .containsExactly(told);
  }

  private long expiry(TableDefinition table, Item key) {
    return new DynamoGateway(fresh.client())
        .get(NAMES.of(table), key)
        .get()
        .number(table.ttlAttribute().get());
  }
}
