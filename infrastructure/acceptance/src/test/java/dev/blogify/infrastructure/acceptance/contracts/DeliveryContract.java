package dev.blogify.infrastructure.acceptance.contracts;

import static dev.blogify.adapters.in.consumers.Subscriptions.AUDIT;
import static dev.blogify.adapters.in.consumers.Subscriptions.MEDIA_CONFIRMATION;
import static dev.blogify.adapters.in.consumers.Subscriptions.NOTIFICATIONS;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createDraft;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createPublished;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.postPath;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.publish;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.uniqueWord;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.adapters.events.ParsedEvent;
import dev.blogify.adapters.in.consumers.EventBridgeMessage;
import dev.blogify.infrastructure.acceptance.client.ApiCaller;
import dev.blogify.infrastructure.acceptance.client.ClientResponse;
import dev.blogify.infrastructure.acceptance.client.UploadClient;
import dev.blogify.infrastructure.acceptance.contracts.DeliveryPipeline.DeadLetter;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Delivery of events to all consumers despite failures. These tests run one after the other on a
 * platform of their own.
 */
@Execution(ExecutionMode.SAME_THREAD)
public interface DeliveryContract extends PlatformFixture {
  DeliveryPipeline pipeline();

  @AfterEach
  default void restoreConsumers() {
    List.of(AUDIT, MEDIA_CONFIRMATION, NOTIFICATIONS).forEach(pipeline()::restoreConsumer);
  }

  @Test
  default void everyEventReachesEveryConsumerThatItMatches() {
    var tag = uniqueWord();
    var post = createPublished(alice(), "Delivered to all", tag);
    erin().transition("POST", postPath(post) + "/unpublish", post.etag()).expectStatus(200);

    pipeline().awaitIdle();

    assertThat(publishedEventsOf(post).map(event -> event.event().type()))
        .containsExactly(
            "blogify.post.created.v1", "blogify.post.published.v1", "blogify.post.unpublished.v1");
    assertThat(auditEventIds(post))
        .isEqualTo(publishedEventsOf(post).map(event -> event.event().id().toString()));
    assertThat(notificationTypes(alice(), "postId", post.string("postId")))
        .containsExactly("post.unpublished");
  }

  @Test
  default void aPostsTrailIsInTheOrderOfItsChanges() {
    var post = createDraft(alice(), "Changed often");
    var latest = post;
    for (var change = 0; change < 12; change++) {
      latest = PlatformFixture.edit(alice(), latest, "title", "Change " + change);
    }
    publish(alice(), latest);

    pipeline().awaitIdle();

    assertThat(publishedEventsOf(post)).hasSizeGreaterThanOrEqualTo(14);
    assertThat(auditEventIds(post))
        .isEqualTo(publishedEventsOf(post).map(event -> event.event().id().toString()));
  }

  @Test
  default void aConsumerThatFailsForAWhileMissesNothing() {
    pipeline().failConsumer(AUDIT, 2);
    var post = createPublished(alice(), "Told again");

    pipeline().awaitIdle();

    assertThat(pipeline().deadLetters(AUDIT)).isEmpty();
    assertThat(auditEventIds(post))
        .isEqualTo(publishedEventsOf(post).map(event -> event.event().id().toString()));
  }

  @Test
  default void aConsumerThatFailsEveryTimeFillsItsDeadLettersAndBlocksNobody() {
    pipeline().failConsumer(NOTIFICATIONS);
    var posts = Vector.fill(3, () -> publish(erin(), createDraft(alice(), "By another")));

    pipeline().awaitIdle();

    var letters = pipeline().deadLetters(NOTIFICATIONS);
    assertThat(letters.map(letter -> letter.message().parsedEvent().event().subject()))
        .containsExactlyInAnyOrderElementsOf(posts.map(post -> "posts/" + post.string("postId")));
    assertThat(letters.map(DeadLetter::reason)).noneMatch(String::isBlank);
    for (var post : posts) {
      assertThat(auditEventIds(post)).hasSize(2);
      assertThat(notificationTypes(alice(), "postId", post.string("postId"))).isEmpty();
    }

    pipeline().restoreConsumer(NOTIFICATIONS);
    pipeline().redrive(NOTIFICATIONS);
    pipeline().awaitIdle();

    assertThat(pipeline().deadLetters(NOTIFICATIONS)).isEmpty();
    for (var post : posts) {
      assertThat(notificationTypes(alice(), "postId", post.string("postId")))
          .containsExactly("post.published");
    }
  }

  @Test
  default void anUploadWhoseConfirmationFailedIsConfirmedByARedrive() {
    pipeline().failConsumer(MEDIA_CONFIRMATION);
    var upload = uploadTextAsPicture();

    pipeline().awaitIdle();

    assertThat(
            pipeline()
                .deadLetters(MEDIA_CONFIRMATION)
                .map(DeadLetter::message)
                .map(EventBridgeMessage::detailType))
        .containsExactly("Object Created");
    assertThat(status(upload)).isEqualTo("pending");

    pipeline().restoreConsumer(MEDIA_CONFIRMATION);
    pipeline().redrive(MEDIA_CONFIRMATION);
    pipeline().awaitIdle();

    assertThat(pipeline().deadLetters(MEDIA_CONFIRMATION)).isEmpty();
    assertThat(status(upload)).isEqualTo("rejected");
    assertThat(notificationTypes(alice(), "mediaId", upload.mediaId()))
        .containsExactly("media.rejected");
  }

  @Test
  default void replayingTheArchiveChangesNothingAndNotifiesNobodyTwice() {
    var tag = uniqueWord();
    var post = createPublished(bob(), "Told twice", tag);
    erin().transition("DELETE", postPath(post), post.etag()).expectStatus(200);
    createPublished(bob(), "Stays", tag);
    var upload = uploadTextAsPicture();
    pipeline().awaitIdle();
    var before = pipeline().projections();

    pipeline().replayArchive();
    pipeline().awaitIdle();

    assertThat(pipeline().projections()).isNotEmpty().isEqualTo(before);
    assertThat(notificationTypes(bob(), "postId", post.string("postId")))
        .containsExactly("post.trashed");
    assertThat(notificationTypes(alice(), "mediaId", upload.mediaId()))
        .containsExactly("media.rejected");
  }

  /** Text that claims to be a picture. */
  private UploadClient uploadTextAsPicture() {
    var bytes = ("not a picture, " + uniqueWord()).getBytes(UTF_8);
    var upload = blog().requestUpload(alice(), "text.png", "image/png", bytes);
    assertThat(upload.put(bytes)).isEqualTo(200);
    return upload;
  }

  private String status(UploadClient upload) {
    return alice().get("/me/media/" + upload.mediaId()).expectStatus(200).string("status");
  }

  private Seq<ParsedEvent> publishedEventsOf(ClientResponse post) {
    return pipeline()
        .publishedEvents()
        .filter(event -> event.event().subject().equals("posts/" + post.string("postId")))
        .sortBy(event -> event.event().sequence());
  }

  /** The ids of the events in the audit trail of a post, oldest first. */
  private Seq<String> auditEventIds(ClientResponse post) {
    return items(erin().get(postPath(post) + "/audit?limit=100"))
        .map(entry -> entry.path("eventId").asText())
        .reverse();
  }

  /** The notifications of a user about a resource. */
  private static Seq<String> notificationTypes(ApiCaller owner, String member, String id) {
    return items(owner.get("/me/notifications?limit=100"))
        .filter(notification -> notification.path(member).asText().equals(id))
        .map(notification -> notification.path("type").asText());
  }

  private static Seq<JsonNode> items(ClientResponse page) {
    return Vector.ofAll(page.expectStatus(200).items().toList());
  }
}
