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

  private final Notification delivered = notification(1, ALICE.id());

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
              notifications().deliver(delivered);
              notifications().findByRecipient(ALICE.id(), Page.PageRequest.firstPage(1));
              notifications().markRead(ALICE.id(), delivered.id(), NOW);
            });

    assertThat(calls).containsExactly("TransactWriteItems", "Query", "UpdateItem");
  }

  @Test
  void expiresANotificationAfterNinetyDays() {
    notifications().deliver(delivered);

    var key = DynamoNotifications.key(ALICE.id(), delivered.id().toString());
    assertThat(expiry(Tables.NOTIFICATIONS, key))
        .isEqualTo(delivered.occurredAt().plus(Duration.ofDays(90)).getEpochSecond());
  }

  @Test
  void keepsTheInboxEntryLongerThanTheDeduplicationWindow() {
    notifications().deliver(delivered);

    var key = Item.of("consumer#eventId", "notifyOwner#" + delivered.eventId());
    assertThat(expiry(Tables.INBOX, key))
        .isGreaterThan(
            delivered.occurredAt().plus(Notifications.DEDUPLICATION_WINDOW).getEpochSecond());
  }

  @Test
  void deliversOnceWhenTheClientRetriesAfterALostResponse() {
    var httpClient = new FaultInjectingHttpClient();
    httpClient.enqueue(List.of(new LostResponse(), new LostResponse()));

    assertThat(new DynamoNotifications(fresh.client(httpClient), NAMES).deliver(delivered))
        .isTrue();

    assertThat(httpClient.remaining()).isZero();
    assertThat(notifications().deliver(delivered)).isFalse();
    assertThat(notifications().findByRecipient(ALICE.id(), Page.PageRequest.firstPage(9)).items())
        .containsExactly(delivered);
  }

  private long expiry(TableDefinition table, Item key) {
    return new DynamoGateway(fresh.client())
        .get(NAMES.of(table), key)
        .get()
        .number(table.ttlAttribute().get());
  }
}
