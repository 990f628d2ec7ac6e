package dev.blogify.acceptance.contract;

import static dev.blogify.acceptance.contract.OnAPlatform.draft;
import static dev.blogify.acceptance.contract.OnAPlatform.edit;
import static dev.blogify.acceptance.contract.OnAPlatform.path;
import static dev.blogify.acceptance.contract.OnAPlatform.publish;
import static dev.blogify.acceptance.contract.OnAPlatform.published;
import static dev.blogify.acceptance.contract.OnAPlatform.word;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The addresses of posts (API-10). */
interface SlugsContract extends OnAPlatform {
  @Test
  default void aTakenSlugIsRefusedWhenGivenAndSuffixedWhenDerived() {
    var word = word();
    assertThat(draft(alice(), "Über " + word).string("slug")).isEqualTo("über-" + word);
    bob().post("/posts", Map.of("title", "Mine", "slug", "über-" + word)).expectProblem(409);
    assertThat(draft(bob(), "Über: " + word + "!").string("slug")).isEqualTo("über-" + word + "-2");
    assertThat(draft(alice(), "über " + word).string("slug")).isEqualTo("über-" + word + "-3");
  }

  @Test
  default void aSlugThatTheWorldNeverSawIsReleased() {
    var word = word();
    var draft = draft(alice(), word);
    edit(alice(), draft, "slug", word + "-new");
    assertThat(draft(bob(), word).string("slug")).isEqualTo(word);
  }

  @Test
  default void aSlugThatOnlyADiscardedWorkingCopyHadIsReleased() {
    var word = word();
    var live = published(alice(), word);
    var edited = edit(alice(), live, "slug", word + "-new");
    bob().post("/posts", Map.of("title", "Mine", "slug", word + "-new")).expectProblem(409);
    alice().move("DELETE", path(live) + "/draft", edited.etag()).expect(200);
    assertThat(draft(bob(), word + " new").string("slug")).isEqualTo(word + "-new");
  }

  @Test
  default void anAddressThatTheWorldKnowsGoesOnToLeadToThePost() {
    var word = word();
    var live = published(alice(), word);
    var seen = world().get("/slugs/" + word).expect(200);
    assertThat(seen.text()).isEqualTo(world().get(path(live)).text());
    world().get("/slugs/" + word, "If-None-Match", seen.etag()).expect(304);

    var edited = edit(alice(), live, "slug", "né-" + word);
    world().get("/slugs/" + word).expect(200);
    world().get("/slugs/n%C3%A9-" + word).expectProblem(404);
    var renamed = publish(alice(), edited);
    var moved = world().get("/slugs/" + word).expect(308);
    assertThat(moved.header("location")).isEqualTo("/slugs/n%C3%A9-" + word);
    assertThat(world().get(moved.header("location")).expect(200).string("postId"))
        .isEqualTo(live.string("postId"));
    bob().post("/posts", Map.of("title", "Mine", "slug", word)).expectProblem(409);

    alice().move("POST", path(live) + "/unpublish", renamed.etag()).expect(200);
    world().get("/slugs/" + word).expectProblem(404);
    world().get(moved.header("location")).expectProblem(404);
  }

  @Test
  default void aSlugIsGivenInItsCanonicalForm() {
    for (var slug : new String[] {"Big", "two--hyphens", "a b", "posts", "-", "x".repeat(81)}) {
      alice().post("/posts", Map.of("title", "Odd", "slug", slug)).expectFlaws("pointer /slug");
    }
    world().get("/slugs/No-Such-Slug").expectProblem(404);
  }
}
