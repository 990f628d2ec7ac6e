package dev.blogify.infrastructure.acceptance.contracts;

import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createDraft;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.postPath;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.publish;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.uniqueWord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.infrastructure.acceptance.client.ApiCaller;
import dev.blogify.infrastructure.acceptance.client.ClientResponse;
import dev.blogify.infrastructure.acceptance.client.LinkPagination;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The audit trail contains each event once, shortly after its change. */
interface AuditContract extends PlatformFixture {
  @Test
  default void everyChangeOfAPostIsAuditedWithItsActor() {
    var draft = createDraft(alice(), "Audited " + uniqueWord());
    var live = publish(erin(), draft);
    var trashed = alice().delete(postPath(draft), "If-Match", live.etag()).expectStatus(200);

    var trail = awaitEntries(alice(), postPath(draft) + "/audit?limit=2", 3);

    assertThat(trail.stream().map(AuditContract::describe))
        .containsExactly(
            "blogify.post.trashed.v1 0000000003.00 author "
                + id(alice())
                + " "
                + correlationId(trashed),
            "blogify.post.published.v1 0000000002.00 editor "
                + id(erin())
                + " "
                + correlationId(live),
            "blogify.post.created.v1 0000000001.00 author "
                + id(alice())
                + " "
                + correlationId(draft));
    assertThat(trail)
        .allSatisfy(entry -> {
          assertThat(entry.path("subject").asText()).isEqualTo("posts/" + draft.string("postId"));
          assertThat(entry.path("data").path("postId").asText()).isEqualTo(draft.string("postId"));
        });
    assertThat(trail.getFirst().path("time").asText()).isEqualTo(trashed.string("updatedAt"));
    assertThat(LinkPagination.allItems(erin(), postPath(draft) + "/audit")).isEqualTo(trail);
  }

  @Test
  default void adminsReadTheWholeTrailByActorOrByDay() {
    var draft = createDraft(bob(), "Audited " + uniqueWord());
    var created = awaitEntries(bob(), postPath(draft) + "/audit", 1).getFirst();
    var day = created.path("time").asText().substring(0, 10);

    assertThat(LinkPagination.allItems(ada(), "/audit?limit=100&actor=" + id(bob())))
        .contains(created)
        .allSatisfy(entry -> assertThat(entry.path("actorId").asText()).isEqualTo(id(bob())));
    assertThat(LinkPagination.allItems(ada(), "/audit?limit=100&day=" + day)).contains(created);
    assertThat(LinkPagination.allItems(ada(), "/audit?day=2000-01-01")).isEmpty();
  }

  @Test
  default void nobodyElseReadsTheWholeTrail() {
    anonymous().get("/audit?day=2026-01-01").expectStatus(401);
    for (var caller : List.of(rita(), alice(), erin())) {
      caller.get("/audit?day=2026-01-01").expectProblem(403);
      caller.get("/audit?day=tomorrow").expectFieldErrors("parameter day");
    }
    ada().get("/audit").expectFieldErrors("parameter actor");
    ada().get("/audit?actor=bob&day=2026-01-01").expectFieldErrors("parameter day");
  }

  private ApiCaller ada() {
    return blog().as("ada");
  }

  /** Waits until the list has this many items. */
  private static List<JsonNode> awaitEntries(ApiCaller reader, String list, int entries) {
    return await()
        .until(() -> LinkPagination.allItems(reader, list), items -> items.size() >= entries);
  }

  private static String describe(JsonNode entry) {
    return "%s %s %s %s %s"
        .formatted(
            entry.path("type").asText(),
            entry.path("sequence").asText(),
            entry.path("actorRole").asText(),
            entry.path("actorId").asText(),
            entry.path("correlationId").asText());
  }

  private static String id(ApiCaller caller) {
    return caller.get("/me").expectStatus(200).string("userId");
  }

  private static String correlationId(ClientResponse answer) {
    return answer.header("x-correlation-id");
  }
}
