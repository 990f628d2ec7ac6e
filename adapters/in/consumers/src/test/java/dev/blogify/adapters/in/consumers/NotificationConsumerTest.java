package dev.blogify.adapters.in.consumers;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.adapters.events.ParsedEvent;
import dev.blogify.application.Page;
import dev.blogify.application.notification.InMemoryNotifications;
import dev.blogify.application.notification.NotifyOwner;
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
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.event.ruler.Ruler;

final class NotificationConsumerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final InMemoryNotifications notifications = new InMemoryNotifications();

  /** The golden event with an editor as the actor. */
  @ParameterizedTest
  @MethodSource("matching")
  void notifiesTheOwnerOfEverySubscribedEvent(String golden) {
    var event = byAnEditor(golden);

    deliver(NOW, event);

    var sent = ParsedEvent.parse(event).get();
    assertThat(inbox(owner(sent)))
        .containsExactly(
            new Notification(
                sent.event().id(),
                owner(sent),
                notice(sent),
                ERIN,
                sent.event().time(),
                Option.none()));
  }

  @ParameterizedTest
  @MethodSource("matching")
  void notifiesOnceForDuplicateEvents(String golden) {
    var event = byAnEditor(golden);

    deliver(NOW, event);
    deliver(NOW.plus(Duration.ofDays(20)), event);

    assertThat(inbox(owner(ParsedEvent.parse(event).get()))).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("matching")
  void doesNotNotifyActorsOfTheirOwnChanges(String golden) {
    var owner = owner(ParsedEvent.parse(golden).get());
    var event = by(golden, owner.value(), "author");

    deliver(NOW, event);

    assertThat(inbox(owner)).isEmpty();
  }

  /** Deduplication is not possible for older events (EVT-12). */
  @Test
  void ignoresEventsOlderThanTheDeduplicationWindow() {
    var event = byAnEditor(EventBridgeMessageFixtures.goldenEvent("post.trashed"));
    var at = ParsedEvent.parse(event).get().event().time();

    deliver(at.plus(Notifications.DEDUPLICATION_WINDOW).plusMillis(1), event);
    assertThat(inbox(owner(ParsedEvent.parse(event).get()))).isEmpty();

    deliver(at.plus(Notifications.DEDUPLICATION_WINDOW), event);
    assertThat(inbox(owner(ParsedEvent.parse(event).get()))).hasSize(1);
  }

  @Test
  void notifiesOfChangesByTheSystem() {
    var rejected = EventBridgeMessageFixtures.goldenEvent("media.rejected");

    deliver(NOW, rejected);

    assertThat(inbox(ALICE.id()).map(Notification::actor)).containsExactly(Actor.SYSTEM);
  }

  @Test
  void failsForEventTypesWithoutNotification() {
    assertThatThrownBy(() -> deliver(NOW, EventBridgeMessageFixtures.goldenEvent("post.created")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No notification for event type blogify.post.created.v1");
  }

  @Test
  void subscribesToTheNotifiableEventTypesOnly() throws Exception {
    assertThat(matching().map(event -> ParsedEvent.parse(event).get().event().type()))
        .contains(
            "blogify.media.rejected.v1",
            "blogify.post.published.v1",
            "blogify.post.trashed.v1",
            "blogify.post.unpublished.v1")
        .isSubsetOf(
            "blogify.media.rejected.v1",
            "blogify.post.published.v1",
            "blogify.post.scheduling_failed.v1",
            "blogify.post.trashed.v1",
            "blogify.post.unpublished.v1");
  }

  static Stream<String> matching() throws Exception {
    var matching = Stream.<String>builder();
    for (var event : EventBridgeMessageFixtures.goldenEvent()) {
      if (Ruler.matchesRule(
          EventBridgeMessageFixtures.wrap(event), Subscriptions.NOTIFICATIONS.pattern())) {
        matching.add(event);
      }
    }
    return matching.build();
  }

  private void deliver(Instant now, String event) {
    MessageConsumers.notifyOwner(new NotifyOwner(notifications, InstantSource.fixed(now)))
        .handle(EventBridgeMessage.parse(EventBridgeMessageFixtures.wrap(event)));
  }

  private Seq<Notification> inbox(UserId owner) {
    return notifications.findByRecipient(owner, Page.PageRequest.firstPage(10)).items();
  }

  private static UserId owner(ParsedEvent event) {
    var data = event.data();
    return new UserId(data.optionalText("authorId").getOrElse(() -> data.text("ownerId")));
  }

  private static NotificationContent notice(ParsedEvent event) {
    var subject =
        UUID.fromString(
            event.event().subject().substring(event.event().subject().indexOf('/') + 1));
    return switch (event.event().type()) {
      case "blogify.post.published.v1" -> new PostWasPublished(new PostId(subject));
      case "blogify.post.unpublished.v1" -> new PostWasUnpublished(new PostId(subject));
      case "blogify.post.trashed.v1" -> new PostWasTrashed(new PostId(subject));
      case "blogify.post.scheduling_failed.v1" ->
          new SchedulingFailed(new PostId(subject), event.data().text("reason"));
      default -> new MediaWasRejected(new MediaId(subject), event.data().text("reason"));
    };
  }

  private static String byAnEditor(String event) {
    return by(event, ERIN.id().value(), "editor");
  }

  private static String by(String event, String actor, String role) {
    return event
        .replaceFirst(" *\"actorid\" : \"[^\"]*\",\n", "")
        .replaceFirst(
            "\"actorrole\" : \"[^\"]*\"",
            "\"actorid\" : \"%s\",\n  \"actorrole\" : \"%s\"".formatted(actor, role));
  }
}
