package dev.blogify.infrastructure.acceptance.contracts;

import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createDraft;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createPublished;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.edit;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.postPath;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.uniqueWord;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.infrastructure.acceptance.client.ApiCaller;
import dev.blogify.infrastructure.acceptance.client.LinkPagination;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Profiles, roles, and lists of own and of all posts (API-3). */
interface ProfilesAndRolesContract extends PlatformFixture {
  @Test
  default void everybodyReadsAndEditsTheirOwnProfile() {
    var before = rita().get("/me").expectStatus(200);
    assertThat(before.string("role")).isEqualTo("reader");
    rita().get("/me", "If-None-Match", before.etag()).expectStatus(304);
    rita().patch("/me", Map.of("bio", "I read.")).expectProblem(428);
    rita().patch("/me", Map.of("bio", "I read."), "If-Match", "\"99\"").expectProblem(412);
    rita()
        .patch("/me", Map.of("role", "admin"), "If-Match", before.etag())
        .expectFieldErrors("pointer /role");

    var name = "Rita " + uniqueWord();
    var edited =
        rita()
            .patch("/me", Map.of("displayName", name, "bio", "I read."), "If-Match", before.etag())
            .expectStatus(200);
    assertThat(edited.string("displayName")).isEqualTo(name);
    var profile = anonymous().get("/users/" + edited.string("userId")).expectStatus(200);
    assertThat(profile.string("displayName")).isEqualTo(name);
    assertThat(profile.string("bio")).isEqualTo("I read.");
    assertThat(profile.json().has("role")).isFalse();
    var bare = rita().patch("/me", "{\"bio\": null}", "If-Match", edited.etag()).expectStatus(200);
    assertThat(bare.json().path("bio").isNull()).isTrue();
  }

  @Test
  default void anUnknownUserIsNotFound() {
    anonymous().get("/users/01890a5d-ac96-774b-bcce-b302099a8057").expectProblem(404);
    anonymous().get("/users/nobody").expectProblem(404);
  }

  @Test
  default void aNewRoleActsWithTheNextToken() {
    var rita = rita().get("/me").expectStatus(200).string("userId");
    var draft = Map.of("title", "By a reader " + uniqueWord());
    rita().post("/posts", draft).expectProblem(403);
    var role = "/users/" + rita + "/role";
    erin().put(role, Map.of("role", "author")).expectProblem(403);
    rita().put(role, Map.of("role", "author")).expectProblem(403);
    var ada = blog().as("ada");
    ada.put(role, Map.of("role", "king")).expectFieldErrors("pointer /role");
    ada.put("/users/nobody/role", Map.of("role", "author")).expectProblem(404);

    assertThat(ada.put(role, Map.of("role", "author")).expectStatus(200).string("role"))
        .isEqualTo("author");
    try {
      rita().post("/posts", draft).expectProblem(403);
      var promoted = signInAgain("rita");
      promoted.post("/posts", draft).expectStatus(201);
    } finally {
      ada.put(role, Map.of("role", "reader")).expectStatus(200);
    }
    signInAgain("rita").post("/posts", draft).expectProblem(403);
  }

  @Test
  default void anAdministratorKeepsTheOwnRole() {
    var ada = blog().as("ada");
    var role = "/users/" + ada.get("/me").expectStatus(200).string("userId") + "/role";
    var refused = ada.put(role, Map.of("role", "reader")).expectProblem(409);
    assertThat(refused.string("type")).endsWith("/own-role");
    ada.put(role, Map.of("role", "admin")).expectStatus(200);
  }

  /** The token of a former administrator is valid for up to an hour. */
  @Test
  default void aFormerAdministratorChangesNoRoles() {
    var ada = blog().as("ada");
    var erin = "/users/" + erin().get("/me").expectStatus(200).string("userId") + "/role";
    ada.put(erin, Map.of("role", "admin")).expectStatus(200);
    try {
      var promoted = signInAgain("erin");
      promoted.put(erin, Map.of("role", "admin")).expectStatus(200);
      ada.put(erin, Map.of("role", "editor")).expectStatus(200);
      promoted.put(erin, Map.of("role", "admin")).expectProblem(403);
    } finally {
      ada.put(erin, Map.of("role", "editor")).expectStatus(200);
    }
  }

  @Test
  default void authorsListTheirOwnPostsByStatus() {
    var draft = createDraft(alice(), "Mine " + uniqueWord());
    var live = createPublished(alice(), "Mine " + uniqueWord());
    var copied = edit(alice(), live, "body", "Better so.");
    assertThat(ownPostIds("")).contains(draft.string("postId"), live.string("postId"));
    assertThat(ownPostIds("&status=draft"))
        .contains(draft.string("postId"))
        .doesNotContain(live.string("postId"));
    assertThat(ownPostIds("&status=published"))
        .contains(live.string("postId"))
        .doesNotContain(draft.string("postId"));
    assertThat(LinkPagination.allItems(alice(), "/me/posts?limit=100&status=published"))
        .filteredOn(post -> post.path("postId").asText().equals(live.string("postId")))
        .singleElement()
        .satisfies(post -> {
          assertThat(post.path("hasWorkingCopy").asBoolean()).isTrue();
          assertThat(post.path("version").asLong()).isEqualTo(copied.number("version"));
          assertThat(post.has("body")).isFalse();
        });
    assertThat(LinkPagination.allItemValues(bob(), "/me/posts?limit=100", "postId"))
        .doesNotContain(draft.string("postId"));
    alice().get("/me/posts?status=lost").expectFieldErrors("parameter status");
  }

  @Test
  default void editorsListEverybodysWork() {
    var draft = createDraft(alice(), "Work " + uniqueWord());
    var live = createPublished(bob(), "Work " + uniqueWord());
    assertThat(LinkPagination.allItemValues(erin(), "/drafts?limit=100", "postId"))
        .contains(draft.string("postId"))
        .doesNotContain(live.string("postId"));
    var trashed = alice().delete(postPath(draft), "If-Match", draft.etag()).expectStatus(200);
    assertThat(LinkPagination.allItemValues(erin(), "/drafts?limit=100&status=trashed", "postId"))
        .contains(trashed.string("postId"));
    alice().get("/drafts").expectProblem(403);
    rita().get("/drafts").expectProblem(403);
    erin().get("/drafts?status=published").expectFieldErrors("parameter status");
  }

  private List<String> ownPostIds(String filter) {
    return LinkPagination.allItemValues(alice(), "/me/posts?limit=100" + filter, "postId");
  }

  private ApiCaller signInAgain(String user) {
    return blog().withToken(blog().signIn(user).path("AccessToken").asText());
  }
}
