package dev.blogify.adapters.in.http;

import static dev.blogify.application.notification.NotificationFixtures.eventId;
import static dev.blogify.application.notification.NotificationFixtures.notification;
import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.access.TestUsers.ERIN;
import static dev.blogify.domain.access.TestUsers.RITA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.ports.Notification;
import dev.blogify.application.ports.NotificationContent.MediaWasRejected;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.media.MediaFixtures;
import dev.blogify.domain.post.PostFixtures;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

final class NotificationEndpointsTest {
  private final TestApi api = new TestApi();

  @Test
  void listsTheCallersNotificationsNewestFirst() {
    var published = notification(1, ALICE.id());
    var rejected =
        new Notification(
            eventId(2),
            ALICE.id(),
            new MediaWasRejected(MediaFixtures.id(1), "checksum-differs"),
            Actor.SYSTEM,
            TestApi.START.plusSeconds(60),
            Option.none());
    api.notifications.deliver(published);
    api.notifications.deliver(rejected);
    api.notifications.deliver(notification(3, BOB.id()));

    var list = api.send(TestRequest.get("/me/notifications").signedInAs(ALICE));

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
    assertThat(api.send(TestRequest.get("/me/notifications").signedInAs(RITA)).body())
        .isEqualTo("{\"items\":[],\"nextCursor\":null}");
  }

  @Test
  void marksANotificationAsReadIdempotently() {
    var delivered = notification(1, ALICE.id());
    api.notifications.deliver(delivered);
    var read = "/me/notifications/" + delivered.id() + "/read";
    api.now = TestApi.START.plusSeconds(5);

    var first = api.send(TestRequest.of("POST", read).signedInAs(ALICE));
    api.now = TestApi.START.plusSeconds(9);
    var second = api.send(TestRequest.of("POST", read).signedInAs(ALICE));

    assertThat(first.status()).isEqualTo(200);
    assertThat(first.textAt("/notificationId")).isEqualTo(delivered.id().toString());
    assertThat(first.textAt("/readAt")).isEqualTo("2026-03-01T09:00:05.000Z");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(
            api.send(TestRequest.get("/me/notifications").signedInAs(ALICE))
                .json()
                .get("items")
                .get(0))
        .isEqualTo(first.json());
  }

  @Test
  void hidesNotificationsOfOtherUsers() {
    var delivered = notification(1, ALICE.id());
    api.notifications.deliver(delivered);

    for (var id : new String[] {delivered.id().toString(), "x", eventId(1).toString()}) {
      assertThat(
              api.send(TestRequest.of("POST", "/me/notifications/" + id + "/read").signedInAs(BOB))
                  .problemType())
          .as(id)
          .isEqualTo("404 not-found");
    }
    assertThat(
            api.send(TestRequest.get("/me/notifications").signedInAs(ALICE))
                .json()
                .at("/items/0/readAt")
                .isNull())
        .isTrue();
  }

  @Test
  void refusesFieldsWhenMarkingAsRead() {
    var delivered = notification(1, ALICE.id());
    api.notifications.deliver(delivered);
    var read = "/me/notifications/" + delivered.id() + "/read";

    assertThat(
            api.send(TestRequest.post(read, "{\"readAt\": \"2020-01-01\"}").signedInAs(ALICE))
                .errorSources())
        .containsExactly("pointer /readAt");
    assertThat(api.send(TestRequest.post(read, "{}").signedInAs(ALICE)).status()).isEqualTo(200);
  }

  @Test
  void pagesThroughNotificationsByCursor() {
    for (var number = 1; number <= 3; number++) {
      api.notifications.deliver(notification(number, ALICE.id()));
    }

    var first = api.send(TestRequest.get("/me/notifications?limit=2").signedInAs(ALICE));
    var rest = "/me/notifications?limit=2&cursor=" + first.textAt("/nextCursor");

    assertThat(api.send(TestRequest.get(rest).signedInAs(ALICE)).textAt("/items/0/notificationId"))
        .isEqualTo(notification(1, ALICE.id()).id().toString());
    assertThat(api.send(TestRequest.get(rest).signedInAs(BOB)).errorSources())
        .containsExactly("parameter cursor");
  }
}
