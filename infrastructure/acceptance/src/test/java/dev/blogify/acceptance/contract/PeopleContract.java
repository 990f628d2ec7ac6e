package dev.blogify.acceptance.contract;

import static dev.blogify.acceptance.contract.OnAPlatform.draft;
import static dev.blogify.acceptance.contract.OnAPlatform.edit;
import static dev.blogify.acceptance.contract.OnAPlatform.path;
import static dev.blogify.acceptance.contract.OnAPlatform.published;
import static dev.blogify.acceptance.contract.OnAPlatform.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.acceptance.client.Caller;
import dev.blogify.acceptance.client.Pages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Profiles, roles, and lists of one's own and of everybody's work (API-3). */
interface PeopleContract extends OnAPlatform {
  @Test
  default void everybodyReadsAndEditsTheirOwnProfile() {
    var before = rita().get("/me").expect(200);
    assertThat(before.string("role")).isEqualTo("reader");
    rita().get("/me", "If-None-Match", before.etag()).expect(304);
    rita().patch("/me", Map.of("bio", "I read.")).expectProblem(428);
    rita().patch("/me", Map.of("bio", "I read."), "If-Match", "\"99\"").expectProblem(412);
    rita()
        .patch("/me", Map.of("role", "admin"), "If-Match", before.etag())
        .expectFlaws("pointer /role");

    var name = "Rita " + word();
    var edited =
        rita()
            .patch("/me", Map.of("displayName", name, "bio", "I read."), "If-Match", before.etag())
            .expect(200);
    assertThat(edited.string("displayName")).isEqualTo(name);
    var profile = world().get("/users/" + edited.string("userId")).expect(200);
    assertThat(profile.string("displayName")).isEqualTo(name);
    assertThat(profile.string("bio")).isEqualTo("I read.");
    assertThat(profile.json().has("role")).isFalse();
    var bare = rita().patch("/me", "{\"bio\": null}", "If-Match", edited.etag()).expect(200);
    assertThat(bare.json().path("bio").isNull()).isTrue();
  }

  @Test
  default void aStrangerHasNoProfile() {
    world().get("/users/01890a5d-ac96-774b-bcce-b302099a8057").expectProblem(404);
    world().get("/users/nobody").expectProblem(404);
  }

  @Test
  default void aNewRoleActsWithTheNextToken() {
    var rita = rita().get("/me").expect(200).string("userId");
    var draft = Map.of("title", "By a reader " + word());
    rita().post("/posts", draft).expectProblem(403);
    var role = "/users/" + rita + "/role";
    erin().put(role, Map.of("role", "author")).expectProblem(403);
    rita().put(role, Map.of("role", "author")).expectProblem(403);
    var ada = blog().as("ada");
    ada.put(role, Map.of("role", "king")).expectFlaws("pointer /role");
    ada.put("/users/nobody/role", Map.of("role", "author")).expectProblem(404);

    assertThat(ada.put(role, Map.of("role", "author")).expect(200).string("role"))
        .isEqualTo("author");
    try {
      rita().post("/posts", draft).expectProblem(403);
      var promoted = signedInAnew("rita");
      promoted.post("/posts", draft).expect(201);
    } finally {
      ada.put(role, Map.of("role", "reader")).expect(200);
    }
    signedInAnew("rita").post("/posts", draft).expectProblem(403);
  }

  @Test
  default void authorsListTheirOwnPostsByStatus() {
    var draft = draft(alice(), "Mine " + word());
    var live = published(alice(), "Mine " + word());
    var copied = edit(alice(), live, "body", "Better so.");
    assertThat(mine("")).contains(draft.string("postId"), live.string("postId"));
    assertThat(mine("&status=draft"))
        .contains(draft.string("postId"))
        .doesNotContain(live.string("postId"));
    assertThat(mine("&status=published"))
        .contains(live.string("postId"))
        .doesNotContain(draft.string("postId"));
    assertThat(Pages.items(alice(), "/me/posts?limit=100&status=published"))
        .filteredOn(post -> post.path("postId").asText().equals(live.string("postId")))
        .singleElement()
        .satisfies(post -> {
          assertThat(post.path("hasWorkingCopy").asBoolean()).isTrue();
          assertThat(post.path("version").asLong()).isEqualTo(copied.number("version"));
          assertThat(post.has("body")).isFalse();
        });
    assertThat(Pages.each(bob(), "/me/posts?limit=100", "postId"))
        .doesNotContain(draft.string("postId"));
    alice().get("/me/posts?status=lost").expectFlaws("parameter status");
  }

  @Test
  default void editorsListEverybodysWork() {
    var draft = draft(alice(), "Work " + word());
    var live = published(bob(), "Work " + word());
    assertThat(Pages.each(erin(), "/drafts?limit=100", "postId"))
        .contains(draft.string("postId"))
        .doesNotContain(live.string("postId"));
    var trashed = alice().delete(path(draft), "If-Match", draft.etag()).expect(200);
    assertThat(Pages.each(erin(), "/drafts?limit=100&status=trashed", "postId"))
        .contains(trashed.string("postId"));
    alice().get("/drafts").expectProblem(403);
    rita().get("/drafts").expectProblem(403);
    erin().get("/drafts?status=published").expectFlaws("parameter status");
  }

  private List<String> mine(String filter) {
    return Pages.each(alice(), "/me/posts?limit=100" + filter, "postId");
  }

  private Caller signedInAnew(String user) {
    return blog().bearing(blog().signIn(user).path("AccessToken").asText());
  }
}
