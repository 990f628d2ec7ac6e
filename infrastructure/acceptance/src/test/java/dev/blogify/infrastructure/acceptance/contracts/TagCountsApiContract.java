package dev.blogify.infrastructure.acceptance.contracts;

import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createDraft;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createPublished;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.postPath;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.uniqueWord;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.blogify.infrastructure.acceptance.client.LinkPagination;
import org.junit.jupiter.api.Test;

/** Counts of published posts per tag, which are updated shortly after publication. */
interface TagCountsApiContract extends PlatformFixture {
  @Test
  default void tagsCountThePublishedPosts() {
    var tag = uniqueWord();
    createPublished(alice(), "One " + uniqueWord(), tag, "a " + tag);
    var second = createPublished(bob(), "Two " + uniqueWord(), tag);
    createDraft(bob(), "Three " + uniqueWord(), tag);
    await().untilAsserted(() -> assertThat(count(tag)).isEqualTo(2));
    await().untilAsserted(() -> assertThat(count("a " + tag)).isEqualTo(1));
    bob().transition("POST", postPath(second) + "/unpublish", second.etag()).expectStatus(200);
    await().untilAsserted(() -> assertThat(count(tag)).isEqualTo(1));
    assertThat(LinkPagination.allItemValues(anonymous(), "/tags?limit=5", "tag"))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  private int count(String tag) {
    return LinkPagination.allItems(anonymous(), "/tags?limit=100").stream()
        .filter(item -> item.path("tag").asText().equals(tag))
        .mapToInt(item -> item.path("posts").asInt())
        .findAny()
        .orElse(0);
  }
}
