package dev.blogify.acceptance.contract;

import static dev.blogify.acceptance.contract.OnAPlatform.draft;
import static dev.blogify.acceptance.contract.OnAPlatform.path;
import static dev.blogify.acceptance.contract.OnAPlatform.published;
import static dev.blogify.acceptance.contract.OnAPlatform.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.blogify.acceptance.client.Pages;
import org.junit.jupiter.api.Test;

/** How many published posts each tag has, a moment after they are published. */
interface TagCountsContract extends OnAPlatform {
  @Test
  default void tagsCountThePublishedPosts() {
    var tag = word();
    published(alice(), "One " + word(), tag, "a " + tag);
    var second = published(bob(), "Two " + word(), tag);
    draft(bob(), "Three " + word(), tag);
    await().untilAsserted(() -> assertThat(count(tag)).isEqualTo(2));
    await().untilAsserted(() -> assertThat(count("a " + tag)).isEqualTo(1));
    bob().move("POST", path(second) + "/unpublish", second.etag()).expect(200);
    await().untilAsserted(() -> assertThat(count(tag)).isEqualTo(1));
    assertThat(Pages.each(world(), "/tags?limit=5", "tag")).isSorted().doesNotHaveDuplicates();
  }

  private int count(String tag) {
    return Pages.items(world(), "/tags?limit=100").stream()
        .filter(item -> item.path("tag").asText().equals(tag))
        .mapToInt(item -> item.path("posts").asInt())
        .findAny()
        .orElse(0);
  }
}
