package dev.blogify.adapters.http;

import static dev.blogify.application.notification.NotificationFixtures.eventId;
import static dev.blogify.application.notification.NotificationFixtures.notification;
import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.access.People.ERIN;
import static dev.blogify.domain.access.People.RITA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.notification.Notice.MediaWasRejected;
import dev.blogify.application.notification.Notification;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.post.PostFixtures;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

final class NotificationEndpointsTest {
  private final Api api = new Api();

  @Test
  void listsOnesOwnNewestFirst() {
    var published = notification(1, ALICE.id());
    var rejected =
        new Notification(
            eventId(2),
            ALICE.id(),
            new MediaWasRejected(MediaFixtures.id(1), "checksum-differs"),
            Actor.SYSTEM,
            Api.START.plusSeconds(60),
            Option.none());
    api.notifications.deliver(published);
    api.notifications.deliver(rejected);
    api.notifications.deliver(notification(3, BOB.id()));

    var list = api.send(Call.get("/me/notifications").by(ALICE));

    assertThat(list.body())
        .isEqualTo(
            """
            {"items":[\
            {"notificationId":"%s","type":"media.rejected","postId":null,"mediaId":"%s",\
            "reason":"checksum-differs","actorId":null,\
            "createdAt":"2026-03-01T09:01:00.000Z","readAt":null},\
            {"notificationId":"%s","type":"post.published","postId":"%s","mediaId":null,\
            "reason":null,"actorId":"%s","createdAt":"2026-03-01T09:00:00.001Z","readAt":null}],\
            "nextCursor":null}\
            """
                .formatted(
                    rejected.id(),
                    MediaFixtures.id(1),
                    published.id(),
                    PostFixtures.id(1),
                    ERIN.id().value()));
    assertThat(api.send(Call.get("/me/notifications").by(RITA)).body())
        .isEqualTo("{\"items\":[],\"nextCursor\":null}");
  }

  @Test
  void marksAsReadOnceAndForAll() {
    var told = notification(1, ALICE.id());
    api.notifications.deliver(told);
    var read = "/me/notifications/" + told.id() + "/read";
    api.now = Api.START.plusSeconds(5);

    var first = api.send(Call.of("POST", read).by(ALICE));
    api.now = Api.START.plusSeconds(9);
    var second = api.send(Call.of("POST", read).by(ALICE));

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.at("/notificationId")).isEqualTo(told.id().toString());
    assertThat(first.at("/readAt")).isEqualTo("2026-03-01T09:00:05.000Z");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(api.send(Call.get("/me/notifications").by(ALICE)).json().get("items").get(0))
        .isEqualTo(first.json());
  }

  @Test
  void findsNobodyElsesNotification() {
    var told = notification(1, ALICE.id());
    api.notifications.deliver(told);

    for (var id : new String[] {told.id().toString(), "x", eventId(1).toString()}) {
      assertThat(api.send(Call.of("POST", "/me/notifications/" + id + "/read").by(BOB)).problem())
          .as(id)
          .isEqualTo("404 not-found");
    }
    assertThat(
            api.send(Call.get("/me/notifications").by(ALICE)).json().at("/items/0/readAt").isNull())
        .isTrue();
  }

  @Test
  void takesNoFieldsToMarkAsRead() {
    var told = notification(1, ALICE.id());
    api.notifications.deliver(told);
    var read = "/me/notifications/" + told.id() + "/read";

    assertThat(api.send(Call.post(read, "{\"readAt\": \"2020-01-01\"}").by(ALICE)).places())
        .containsExactly("pointer /readAt");
    assertThat(api.send(Call.post(read, "{}").by(ALICE)).status()).isEqualTo(200);
  }

  @Test
  void leadsThroughTheInboxByItsCursors() {
    for (var number = 1; number <= 3; number++) {
      api.notifications.deliver(notification(number, ALICE.id()));
    }

    var first = api.send(Call.get("/me/notifications?limit=2").by(ALICE));
    var rest = "/me/notifications?limit=2&cursor=" + first.at("/nextCursor");

    assertThat(api.send(Call.get(rest).by(ALICE)).at("/items/0/notificationId"))
        .isEqualTo(notification(1, ALICE.id()).id().toString());
    assertThat(api.send(Call.get(rest).by(BOB)).places()).containsExactly("parameter cursor");
  }
}
