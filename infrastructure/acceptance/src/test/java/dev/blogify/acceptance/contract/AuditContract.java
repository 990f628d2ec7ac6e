package dev.blogify.acceptance.contract;

import static dev.blogify.acceptance.contract.OnAPlatform.draft;
import static dev.blogify.acceptance.contract.OnAPlatform.path;
import static dev.blogify.acceptance.contract.OnAPlatform.publish;
import static dev.blogify.acceptance.contract.OnAPlatform.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.acceptance.client.Answer;
import dev.blogify.acceptance.client.Caller;
import dev.blogify.acceptance.client.Pages;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who did what, and when: each fact once, a moment after it happened. */
interface AuditContract extends OnAPlatform {
  @Test
  default void everyChangeOfAPostIsTracedToWhoMadeIt() {
    var draft = draft(alice(), "Audited " + word());
    var live = publish(erin(), draft);
    var trashed = alice().delete(path(draft), "If-Match", live.etag()).expect(200);

    var trail = settled(alice(), path(draft) + "/audit?limit=2", 3);

    assertThat(trail.stream().map(AuditContract::told))
        .containsExactly(
            "blogify.post.trashed.v1 0000000003.00 author " + id(alice()) + " " + cause(trashed),
            "blogify.post.published.v1 0000000002.00 editor " + id(erin()) + " " + cause(live),
            "blogify.post.created.v1 0000000001.00 author " + id(alice()) + " " + cause(draft));
    assertThat(trail)
        .allSatisfy(entry -> {
          assertThat(entry.path("subject").asText()).isEqualTo("posts/" + draft.string("postId"));
          assertThat(entry.path("data").path("postId").asText()).isEqualTo(draft.string("postId"));
        });
    assertThat(trail.getFirst().path("time").asText()).isEqualTo(trashed.string("updatedAt"));
    assertThat(Pages.items(erin(), path(draft) + "/audit")).isEqualTo(trail);
  }

  @Test
  default void adminsReadTheWholeTrailByActorOrByDay() {
    var draft = draft(bob(), "Audited " + word());
    var created = settled(bob(), path(draft) + "/audit", 1).getFirst();
    var day = created.path("time").asText().substring(0, 10);

    assertThat(Pages.items(ada(), "/audit?limit=100&actor=" + id(bob())))
        .contains(created)
        .allSatisfy(entry -> assertThat(entry.path("actorId").asText()).isEqualTo(id(bob())));
    assertThat(Pages.items(ada(), "/audit?limit=100&day=" + day)).contains(created);
    assertThat(Pages.items(ada(), "/audit?day=2000-01-01")).isEmpty();
  }

  @Test
  default void nobodyElseReadsTheWholeTrail() {
    world().get("/audit?day=2026-01-01").expect(401);
    for (var caller : List.of(rita(), alice(), erin())) {
      caller.get("/audit?day=2026-01-01").expectProblem(403);
      caller.get("/audit?day=tomorrow").expectFlaws("parameter day");
    }
    ada().get("/audit").expectFlaws("parameter actor");
    ada().get("/audit?actor=bob&day=2026-01-01").expectFlaws("parameter day");
  }

  private Caller ada() {
    return blog().as("ada");
  }

  /** The list, once it has so many items. */
  private static List<JsonNode> settled(Caller reader, String list, int entries) {
    return await().until(() -> Pages.items(reader, list), items -> items.size() >= entries);
  }

  private static String told(JsonNode entry) {
    return "%s %s %s %s %s"
        .formatted(
            entry.path("type").asText(),
            entry.path("sequence").asText(),
            entry.path("actorRole").asText(),
            entry.path("actorId").asText(),
            entry.path("correlationId").asText());
  }

  private static String id(Caller caller) {
    return caller.get("/me").expect(200).string("userId");
  }

  private static String cause(Answer answer) {
    return answer.header("x-correlation-id");
  }
}
