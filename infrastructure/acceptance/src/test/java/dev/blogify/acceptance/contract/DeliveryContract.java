package dev.blogify.acceptance.contract;

import static dev.blogify.acceptance.contract.OnAPlatform.draft;
import static dev.blogify.acceptance.contract.OnAPlatform.path;
import static dev.blogify.acceptance.contract.OnAPlatform.publish;
import static dev.blogify.acceptance.contract.OnAPlatform.published;
import static dev.blogify.acceptance.contract.OnAPlatform.word;
import static dev.blogify.adapters.consumers.Subscriptions.AUDIT;
import static dev.blogify.adapters.consumers.Subscriptions.MEDIA_CONFIRMATION;
import static dev.blogify.adapters.consumers.Subscriptions.NOTIFICATIONS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.acceptance.client.Answer;
import dev.blogify.acceptance.client.Caller;
import dev.blogify.acceptance.client.Upload;
import dev.blogify.acceptance.contract.Pipeline.DeadLetter;
import dev.blogify.adapters.consumers.Delivery;
import dev.blogify.adapters.events.WireEvent;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * From a change to everybody who is told of it, whatever fails on the way. A platform of its own
 * serves these tests, one after the other.
 */
@Execution(ExecutionMode.SAME_THREAD)
public interface DeliveryContract extends OnAPlatform {
  Pipeline pipeline();

  @AfterEach
  default void repairAll() {
    List.of(AUDIT, MEDIA_CONFIRMATION, NOTIFICATIONS).forEach(pipeline()::repair);
  }

  @Test
  default void everyEventReachesEveryConsumerThatItMatches() {
    var tag = word();
    var post = published(alice(), "Told to all", tag);
    erin().move("POST", path(post) + "/unpublish", post.etag()).expect(200);

    pipeline().settle();

    assertThat(told(post).map(event -> event.event().type()))
        .containsExactly(
            "blogify.post.created.v1", "blogify.post.published.v1", "blogify.post.unpublished.v1");
    assertThat(trail(post)).isEqualTo(told(post).map(event -> event.event().id().toString()));
    assertThat(inbox(alice(), "postId", post.string("postId"))).containsExactly("post.unpublished");
  }

  @Test
  default void aPostsTrailIsInTheOrderOfItsChanges() {
    var post = draft(alice(), "Changed often");
    var latest = post;
    for (var change = 0; change < 12; change++) {
      latest = OnAPlatform.edit(alice(), latest, "title", "Change " + change);
    }
    publish(alice(), latest);

    pipeline().settle();

    assertThat(told(post)).hasSizeGreaterThanOrEqualTo(14);
    assertThat(trail(post)).isEqualTo(told(post).map(event -> event.event().id().toString()));
  }

  @Test
  default void aConsumerThatFailsForAWhileMissesNothing() {
    pipeline().breakDown(AUDIT, 2);
    var post = published(alice(), "Told again");

    pipeline().settle();

    assertThat(pipeline().deadLetters(AUDIT)).isEmpty();
    assertThat(trail(post)).isEqualTo(told(post).map(event -> event.event().id().toString()));
  }

  @Test
  default void aConsumerThatFailsEveryTimeFillsItsDeadLettersAndBlocksNobody() {
    pipeline().breakDown(NOTIFICATIONS);
    var posts = Vector.fill(3, () -> publish(erin(), draft(alice(), "By another")));

    pipeline().settle();

    var letters = pipeline().deadLetters(NOTIFICATIONS);
    assertThat(letters.map(letter -> letter.delivery().event().event().subject()))
        .containsExactlyInAnyOrderElementsOf(posts.map(post -> "posts/" + post.string("postId")));
    assertThat(letters.map(DeadLetter::reason)).noneMatch(String::isBlank);
    for (var post : posts) {
      assertThat(trail(post)).hasSize(2);
      assertThat(inbox(alice(), "postId", post.string("postId"))).isEmpty();
    }

    pipeline().repair(NOTIFICATIONS);
    pipeline().redrive(NOTIFICATIONS);
    pipeline().settle();

    assertThat(pipeline().deadLetters(NOTIFICATIONS)).isEmpty();
    for (var post : posts) {
      assertThat(inbox(alice(), "postId", post.string("postId"))).containsExactly("post.published");
    }
  }

  @Test
  default void anUploadWhoseConfirmationFailedIsConfirmedByARedrive() {
    pipeline().breakDown(MEDIA_CONFIRMATION);
    var upload = disguised();

    pipeline().settle();

    assertThat(
            pipeline()
                .deadLetters(MEDIA_CONFIRMATION)
                .map(DeadLetter::delivery)
                .map(Delivery::detailType))
        .containsExactly("Object Created");
    assertThat(status(upload)).isEqualTo("pending");

    pipeline().repair(MEDIA_CONFIRMATION);
    pipeline().redrive(MEDIA_CONFIRMATION);
    pipeline().settle();

    assertThat(pipeline().deadLetters(MEDIA_CONFIRMATION)).isEmpty();
    assertThat(status(upload)).isEqualTo("rejected");
    assertThat(inbox(alice(), "mediaId", upload.mediaId())).containsExactly("media.rejected");
  }

  @Test
  default void replayingEverythingChangesNothingAndTellsNobodyTwice() {
    var tag = word();
    var post = published(bob(), "Told twice", tag);
    erin().move("DELETE", path(post), post.etag()).expect(200);
    published(bob(), "Stays", tag);
    var upload = disguised();
    pipeline().settle();
    var before = pipeline().projections();

    pipeline().replay();
    pipeline().settle();

    assertThat(pipeline().projections()).isNotEmpty().isEqualTo(before);
    assertThat(inbox(bob(), "postId", post.string("postId"))).containsExactly("post.trashed");
    assertThat(inbox(alice(), "mediaId", upload.mediaId())).containsExactly("media.rejected");
  }

  /** Text that says it is a picture. */
  private Upload disguised() {
    var bytes = ("no picture, " + word()).getBytes(UTF_8);
    var upload = blog().announce(alice(), "text.png", "image/png", bytes);
    assertThat(upload.put(bytes)).isEqualTo(200);
    return upload;
  }

  private String status(Upload upload) {
    return alice().get("/me/media/" + upload.mediaId()).expect(200).string("status");
  }

  private Seq<WireEvent> told(Answer post) {
    return pipeline()
        .events()
        .filter(event -> event.event().subject().equals("posts/" + post.string("postId")))
        .sortBy(event -> event.event().sequence());
  }

  /** The ids of the events that a post's trail tells of, oldest first. */
  private Seq<String> trail(Answer post) {
    return items(erin().get(path(post) + "/audit?limit=100"))
        .map(entry -> entry.path("eventId").asText())
        .reverse();
  }

  /** What somebody was told of something. */
  private static Seq<String> inbox(Caller owner, String member, String id) {
    return items(owner.get("/me/notifications?limit=100"))
        .filter(notification -> notification.path(member).asText().equals(id))
        .map(notification -> notification.path("type").asText());
  }

  private static Seq<JsonNode> items(Answer page) {
    return Vector.ofAll(page.expect(200).items().toList());
  }
}
