package dev.blogify.infrastructure.acceptance.contracts;

import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createDraft;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createPublished;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.edit;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.postPath;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.publish;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.uniqueWord;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.infrastructure.acceptance.client.LinkPagination;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public lists and their pages (API-6, API-9, DDB-2). */
interface PublicListsContract extends PlatformFixture {
  @Test
  default void pagesVisitEachPostOnceWhileOthersAreAdded() {
    var tag = uniqueWord();
    var posts = new ArrayList<String>();
    for (int i = 0; i < 8; i++) {
      posts.addFirst(createPublished(alice(), "Page " + uniqueWord(), tag).string("postId"));
    }
    var visited = new ArrayList<String>();
    for (var next = "/posts?limit=3&tag=" + tag; !next.isEmpty(); ) {
      var page = anonymous().get(next).expectStatus(200);
      visited.addAll(page.itemValues("postId"));
      next = LinkPagination.nextPath(page);
      assertThat(page.json().path("nextCursor").isNull()).isEqualTo(next.isEmpty());
      createPublished(bob(), "Meanwhile " + uniqueWord(), tag);
    }
    assertThat(visited).isEqualTo(posts);
    assertThat(LinkPagination.allItems(anonymous(), "/posts?limit=100&tag=" + tag)).hasSize(11);
  }

  @Test
  default void everyPublicPostIsListedNewestFirst() {
    var mine = createPublished(alice(), "Newest " + uniqueWord()).string("postId");
    var all = LinkPagination.allItems(anonymous(), "/posts?limit=17");
    assertThat(all.getFirst().path("postId").asText()).isEqualTo(mine);
    assertThat(all.stream().map(PublicListsContract::publishedAt))
        .isSortedAccordingTo(reverseOrder());
    assertThat(all.stream().map(post -> post.path("postId"))).doesNotHaveDuplicates();
    assertThat(all)
        .as("summaries")
        .noneMatch(post -> post.has("body") || post.has("html") || post.has("status"));
  }

  @Test
  default void aFeedFollowsThePostsThatBelongToIt() {
    var tag = uniqueWord();
    var other = uniqueWord();
    var post = createPublished(alice(), "Moving " + tag, tag);
    var author = post.string("authorId");
    assertThat(listedPostIds("tag=" + tag)).containsExactly(post.string("postId"));
    assertThat(listedPostIds("author=" + author)).contains(post.string("postId"));

    var retagged = edit(alice(), post, "tags", List.of(other));
    assertThat(listedPostIds("tag=" + tag)).hasSize(1);
    var again = publish(alice(), retagged);
    assertThat(listedPostIds("tag=" + tag)).isEmpty();
    assertThat(listedPostIds("tag=" + other)).containsExactly(post.string("postId"));

    alice().delete(postPath(post), "If-Match", again.etag()).expectStatus(200);
    assertThat(listedPostIds("tag=" + other)).isEmpty();
    assertThat(listedPostIds("author=" + author)).doesNotContain(post.string("postId"));
  }

  @Test
  default void aBackdatedPostIsListedByItsDate() {
    var tag = uniqueWord();
    var now = createPublished(alice(), "Now " + tag, tag).string("postId");
    var draft = createDraft(alice(), "Then " + tag, tag);
    alice()
        .send(
            "POST",
            postPath(draft) + "/publish",
            BodyPublishers.ofString("{\"publishedAt\": \"2010-10-10T10:10:10Z\"}"),
            "Content-Type",
            "application/json",
            "If-Match",
            draft.etag())
        .expectStatus(200);
    assertThat(listedPostIds("tag=" + tag)).containsExactly(now, draft.string("postId"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/posts", "/tags"})
  default void aListRefusesInvalidParameters(String list) {
    anonymous().get(list + "?limit=0").expectFieldErrors("parameter limit");
    anonymous().get(list + "?limit=101").expectFieldErrors("parameter limit");
    anonymous().get(list + "?limit=ten").expectFieldErrors("parameter limit");
    anonymous().get(list + "?limit=5&limit=6").expectFieldErrors("parameter limit");
    anonymous().get(list + "?page=2").expectFieldErrors("parameter page");
    anonymous().get(list + "?cursor=2").expectFieldErrors("parameter cursor");
    anonymous().get(list + "?limit=100").expectStatus(200);
  }

  @Test
  default void tagAndAuthorAreMutuallyExclusive() {
    var author = alice().get("/me").string("userId");
    anonymous().get("/posts?tag=java&author=" + author).expectFieldErrors("parameter author");
  }

  @Test
  default void aCursorIsRefusedByEveryOtherList() {
    var tag = uniqueWord();
    var other = uniqueWord();
    for (int i = 0; i < 3; i++) {
      createPublished(alice(), "Cursor " + uniqueWord(), tag, other);
    }
    var cursor = anonymous().get("/posts?limit=1&tag=" + tag).string("nextCursor");
    anonymous().get("/posts?limit=2&tag=" + tag + "&cursor=" + cursor).expectStatus(200);
    for (var list : List.of("/posts?", "/posts?tag=" + other + "&", "/tags?", "/posts?author=x&")) {
      anonymous().get(list + "cursor=" + cursor).expectProblem(400);
    }
    alice().get("/me/posts?cursor=" + cursor).expectFieldErrors("parameter cursor");
    var mine = alice().get("/me/posts?limit=1").string("nextCursor");
    bob().get("/me/posts?cursor=" + mine).expectFieldErrors("parameter cursor");
    anonymous().get("/posts?cursor=" + mine).expectFieldErrors("parameter cursor");
  }

  @Test
  default void aTamperedCursorIsRefused() {
    var tag = uniqueWord();
    createPublished(alice(), "Tampered " + uniqueWord(), tag);
    createPublished(alice(), "Tampered " + uniqueWord(), tag);
    var list = "/posts?limit=1&tag=" + tag + "&cursor=";
    var cursor = anonymous().get("/posts?limit=1&tag=" + tag).string("nextCursor");
    for (int i = 0; i < cursor.length(); i++) {
      var other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      var tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
      anonymous().get(list + tampered).expectFieldErrors("parameter cursor");
    }
    anonymous().get(list + cursor.substring(1)).expectFieldErrors("parameter cursor");
  }

  private List<String> listedPostIds(String filter) {
    return LinkPagination.allItemValues(anonymous(), "/posts?limit=100&" + filter, "postId");
  }

  private static String publishedAt(JsonNode post) {
    return post.path("publishedAt").asText();
  }
}
