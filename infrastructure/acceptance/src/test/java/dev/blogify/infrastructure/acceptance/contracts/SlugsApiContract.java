package dev.blogify.infrastructure.acceptance.contracts;

import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createDraft;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createPublished;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.edit;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.postPath;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.publish;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.uniqueWord;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Slugs and their redirects (API-10). */
interface SlugsApiContract extends PlatformFixture {
  @Test
  default void aTakenSlugIsRefusedWhenGivenAndSuffixedWhenDerived() {
    var word = uniqueWord();
    assertThat(createDraft(alice(), "Über " + word).string("slug")).isEqualTo("über-" + word);
    bob().post("/posts", Map.of("title", "Mine", "slug", "über-" + word)).expectProblem(409);
    assertThat(createDraft(bob(), "Über: " + word + "!").string("slug"))
        .isEqualTo("über-" + word + "-2");
    assertThat(createDraft(alice(), "über " + word).string("slug"))
        .isEqualTo("über-" + word + "-3");
  }

  @Test
  default void aSlugThatWasNeverPublicIsReleased() {
    var word = uniqueWord();
    var draft = createDraft(alice(), word);
    edit(alice(), draft, "slug", word + "-new");
    assertThat(createDraft(bob(), word).string("slug")).isEqualTo(word);
  }

  @Test
  default void aSlugThatOnlyADiscardedWorkingCopyHadIsReleased() {
    var word = uniqueWord();
    var live = createPublished(alice(), word);
    var edited = edit(alice(), live, "slug", word + "-new");
    bob().post("/posts", Map.of("title", "Mine", "slug", word + "-new")).expectProblem(409);
    alice().transition("DELETE", postPath(live) + "/draft", edited.etag()).expectStatus(200);
    assertThat(createDraft(bob(), word + " new").string("slug")).isEqualTo(word + "-new");
  }

  @Test
  default void aFormerPublicSlugRedirectsToThePost() {
    var word = uniqueWord();
    var live = createPublished(alice(), word);
    var seen = anonymous().get("/slugs/" + word).expectStatus(200);
    assertThat(seen.text()).isEqualTo(anonymous().get(postPath(live)).text());
    anonymous().get("/slugs/" + word, "If-None-Match", seen.etag()).expectStatus(304);

    var edited = edit(alice(), live, "slug", "né-" + word);
    anonymous().get("/slugs/" + word).expectStatus(200);
    anonymous().get("/slugs/n%C3%A9-" + word).expectProblem(404);
    var renamed = publish(alice(), edited);
    var moved = anonymous().get("/slugs/" + word).expectStatus(308);
    assertThat(moved.header("location")).isEqualTo("/slugs/n%C3%A9-" + word);
    assertThat(anonymous().get(moved.header("location")).expectStatus(200).string("postId"))
        .isEqualTo(live.string("postId"));
    bob().post("/posts", Map.of("title", "Mine", "slug", word)).expectProblem(409);

    alice().transition("POST", postPath(live) + "/unpublish", renamed.etag()).expectStatus(200);
    anonymous().get("/slugs/" + word).expectProblem(404);
    anonymous().get(moved.header("location")).expectProblem(404);
  }

  @Test
  default void aSlugIsGivenInItsCanonicalForm() {
    for (var slug : new String[] {"Big", "two--hyphens", "a b", "posts", "-", "x".repeat(81)}) {
      alice()
          .post("/posts", Map.of("title", "Odd", "slug", slug))
          .expectFieldErrors("pointer /slug");
    }
    anonymous().get("/slugs/No-Such-Slug").expectProblem(404);
  }
}
