package dev.blogify.acceptance.contract;

import static dev.blogify.acceptance.contract.OnAPlatform.draft;
import static dev.blogify.acceptance.contract.OnAPlatform.path;
import static dev.blogify.acceptance.contract.OnAPlatform.publish;
import static dev.blogify.acceptance.contract.OnAPlatform.published;
import static dev.blogify.acceptance.contract.OnAPlatform.word;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.acceptance.client.Caller;
import dev.blogify.acceptance.client.Pages;
import io.vavr.collection.Vector;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people are told of that others did to what is theirs: once, a moment later. */
interface InboxContract extends OnAPlatform {
  @Test
  default void authorsAreToldWhatOthersDidToTheirPosts() {
    var draft = draft(alice(), "Told " + word());
    var live = publish(erin(), draft);
    var back = erin().move("POST", path(draft) + "/unpublish", live.etag()).expect(200);
    erin().delete(path(draft), "If-Match", back.etag()).expect(200);

    var told = told(alice(), "postId", draft.string("postId"), 3);

    assertThat(told.stream().map(each -> each.path("type").asText()))
        .containsExactlyInAnyOrder("post.published", "post.unpublished", "post.trashed");
    var editor = erin().get("/me").expect(200).string("userId");
    assertThat(told)
        .allSatisfy(each -> {
          assertThat(each.path("actorId").asText()).isEqualTo(editor);
          assertThat(each.path("mediaId").isNull()).isTrue();
          assertThat(each.path("readAt").isNull()).isTrue();
        });
    assertThat(inbox(erin(), "postId", draft.string("postId"))).isEmpty();
    var first = alice().get("/me/notifications?limit=1").expect(200);
    var second = alice().get(Pages.next(first)).expect(200);
    assertThat(Vector.ofAll(first.each("notificationId")).appendAll(second.each("notificationId")))
        .isEqualTo(Vector.ofAll(alice().get("/me/notifications?limit=2").each("notificationId")));
  }

  @Test
  default void nobodyIsToldWhatTheyDidThemselves() {
    var live = published(bob(), "Own " + word());
    erin().move("POST", path(live) + "/unpublish", live.etag()).expect(200);

    assertThat(told(bob(), "postId", live.string("postId"), 1))
        .singleElement()
        .satisfies(only -> assertThat(only.path("type").asText()).isEqualTo("post.unpublished"));
  }

  @Test
  default void ownersAreToldOfUploadsThatWereRejected() {
    var bytes = ("no picture, " + word()).getBytes(UTF_8);
    var upload = blog().announce(alice(), "text.png", "image/png", bytes);
    assertThat(upload.put(bytes)).isEqualTo(200);

    assertThat(told(alice(), "mediaId", upload.mediaId(), 1))
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
    var draft = draft(bob(), "Read " + word());
    publish(erin(), draft);
    var told = told(bob(), "postId", draft.string("postId"), 1).getFirst();
    var read = "/me/notifications/" + told.path("notificationId").asText() + "/read";

    world().post(read).expect(401);
    alice().post(read).expectProblem(404);
    bob().post("/me/notifications/x/read").expectProblem(404);
    var first = bob().post(read).expect(200);

    assertThat(first.string("readAt")).isNotEmpty();
    assertThat(bob().post(read).expect(200).text()).isEqualTo(first.text());
    assertThat(inbox(bob(), "postId", draft.string("postId"))).containsExactly(first.json());
  }

  /** What somebody is told of a thing, once there are so many. */
  private static List<JsonNode> told(Caller reader, String field, String id, int notifications) {
    return await().until(() -> inbox(reader, field, id), items -> items.size() >= notifications);
  }

  private static List<JsonNode> inbox(Caller reader, String field, String id) {
    return Pages.items(reader, "/me/notifications?limit=100").stream()
        .filter(each -> each.path(field).asText().equals(id))
        .toList();
  }
}
