package dev.blogify.infrastructure.acceptance.contracts;

import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createDraft;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createPublished;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.postPath;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.publish;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.uniqueWord;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.infrastructure.acceptance.client.ApiCaller;
import dev.blogify.infrastructure.acceptance.client.LinkPagination;
import io.vavr.collection.Vector;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Users receive one notification for each action of another user on their content. */
interface NotificationInboxContract extends PlatformFixture {
  @Test
  default void authorsAreNotifiedOfWhatOthersDoToTheirPosts() {
    var draft = createDraft(alice(), "Told " + uniqueWord());
    var live = publish(erin(), draft);
    var back =
        erin().transition("POST", postPath(draft) + "/unpublish", live.etag()).expectStatus(200);
    erin().delete(postPath(draft), "If-Match", back.etag()).expectStatus(200);

    var told = awaitNotifications(alice(), "postId", draft.string("postId"), 3);

    assertThat(told.stream().map(each -> each.path("type").asText()))
        .containsExactlyInAnyOrder("post.published", "post.unpublished", "post.trashed");
    var editor = erin().get("/me").expectStatus(200).string("userId");
    assertThat(told)
        .allSatisfy(each -> {
          assertThat(each.path("actorId").asText()).isEqualTo(editor);
          assertThat(each.path("mediaId").isNull()).isTrue();
          assertThat(each.path("readAt").isNull()).isTrue();
        });
    assertThat(notificationsAbout(erin(), "postId", draft.string("postId"))).isEmpty();
    var first = alice().get("/me/notifications?limit=1").expectStatus(200);
    var second = alice().get(LinkPagination.nextPath(first)).expectStatus(200);
    assertThat(
            Vector.ofAll(first.itemValues("notificationId"))
                .appendAll(second.itemValues("notificationId")))
        .isEqualTo(
            Vector.ofAll(alice().get("/me/notifications?limit=2").itemValues("notificationId")));
  }

  @Test
  default void nobodyIsNotifiedOfTheirOwnActions() {
    var live = createPublished(bob(), "Own " + uniqueWord());
    erin().transition("POST", postPath(live) + "/unpublish", live.etag()).expectStatus(200);

    assertThat(awaitNotifications(bob(), "postId", live.string("postId"), 1))
        .singleElement()
        .satisfies(only -> assertThat(only.path("type").asText()).isEqualTo("post.unpublished"));
  }

  @Test
  default void ownersAreNotifiedOfRejectedUploads() {
    var bytes = ("not a picture, " + uniqueWord()).getBytes(UTF_8);
    var upload = blog().requestUpload(alice(), "text.png", "image/png", bytes);
    assertThat(upload.put(bytes)).isEqualTo(200);

    assertThat(awaitNotifications(alice(), "mediaId", upload.mediaId(), 1))
        .singleElement()
        .satisfies(only -> {
          assertThat(only.path("type").asText()).isEqualTo("media.rejected");
          assertThat(only.path("reason").asText()).isEqualTo("format-differs");
          assertThat(only.path("actorId").isNull()).isTrue();
          assertThat(only.path("postId").isNull()).isTrue();
        });
  }

  @Test
  default void aNotificationIsMarkedAsReadByItsRecipientAlone() {
    var draft = createDraft(bob(), "Read " + uniqueWord());
    publish(erin(), draft);
    var told = awaitNotifications(bob(), "postId", draft.string("postId"), 1).getFirst();
    var read = "/me/notifications/" + told.path("notificationId").asText() + "/read";

    anonymous().post(read).expectStatus(401);
    alice().post(read).expectProblem(404);
    bob().post("/me/notifications/x/read").expectProblem(404);
    var first = bob().post(read).expectStatus(200);

    assertThat(first.string("readAt")).isNotEmpty();
    assertThat(bob().post(read).expectStatus(200).text()).isEqualTo(first.text());
    assertThat(notificationsAbout(bob(), "postId", draft.string("postId")))
        .containsExactly(first.json());
  }

  /** Waits until a user has this many notifications about a resource. */
  private static List<JsonNode> awaitNotifications(
      ApiCaller reader, String field, String id, int notifications) {
    return await()
        .until(() -> notificationsAbout(reader, field, id), items -> items.size() >= notifications);
  }

  private static List<JsonNode> notificationsAbout(ApiCaller reader, String field, String id) {
    return LinkPagination.allItems(reader, "/me/notifications?limit=100").stream()
        .filter(each -> each.path(field).asText().equals(id))
        .toList();
  }
}
