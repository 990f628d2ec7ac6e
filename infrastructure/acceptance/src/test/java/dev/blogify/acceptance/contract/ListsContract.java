package dev.blogify.acceptance.contract;

import static dev.blogify.acceptance.contract.OnAPlatform.draft;
import static dev.blogify.acceptance.contract.OnAPlatform.edit;
import static dev.blogify.acceptance.contract.OnAPlatform.path;
import static dev.blogify.acceptance.contract.OnAPlatform.publish;
import static dev.blogify.acceptance.contract.OnAPlatform.published;
import static dev.blogify.acceptance.contract.OnAPlatform.word;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.acceptance.client.Pages;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the world pages through (API-6, API-9, DDB-2). */
interface ListsContract extends OnAPlatform {
  @Test
  default void pagesVisitEachPostOnceWhileOthersAreAdded() {
    var tag = word();
    var posts = new ArrayList<String>();
    for (int i = 0; i < 8; i++) {
      posts.addFirst(published(alice(), "Page " + word(), tag).string("postId"));
    }
    var visited = new ArrayList<String>();
    for (var next = "/posts?limit=3&tag=" + tag; !next.isEmpty(); ) {
      var page = world().get(next).expect(200);
      visited.addAll(page.each("postId"));
      next = Pages.next(page);
      assertThat(page.json().path("nextCursor").isNull()).isEqualTo(next.isEmpty());
      published(bob(), "Meanwhile " + word(), tag);
    }
    assertThat(visited).isEqualTo(posts);
    assertThat(Pages.items(world(), "/posts?limit=100&tag=" + tag)).hasSize(11);
  }

  @Test
  default void everyPublicPostIsListedNewestFirst() {
    var mine = published(alice(), "Newest " + word()).string("postId");
    var all = Pages.items(world(), "/posts?limit=17");
    assertThat(all.getFirst().path("postId").asText()).isEqualTo(mine);
    assertThat(all.stream().map(ListsContract::publishedAt)).isSortedAccordingTo(reverseOrder());
    assertThat(all.stream().map(post -> post.path("postId"))).doesNotHaveDuplicates();
    assertThat(all)
        .as("summaries")
        .noneMatch(post -> post.has("body") || post.has("html") || post.has("status"));
  }

  @Test
  default void aFeedFollowsThePostsThatBelongToIt() {
    var tag = word();
    var other = word();
    var post = published(alice(), "Moving " + tag, tag);
    var author = post.string("authorId");
    assertThat(listed("tag=" + tag)).containsExactly(post.string("postId"));
    assertThat(listed("author=" + author)).contains(post.string("postId"));

    var retagged = edit(alice(), post, "tags", List.of(other));
    assertThat(listed("tag=" + tag)).hasSize(1);
    var again = publish(alice(), retagged);
    assertThat(listed("tag=" + tag)).isEmpty();
    assertThat(listed("tag=" + other)).containsExactly(post.string("postId"));

    alice().delete(path(post), "If-Match", again.etag()).expect(200);
    assertThat(listed("tag=" + other)).isEmpty();
    assertThat(listed("author=" + author)).doesNotContain(post.string("postId"));
  }

  @Test
  default void aPostDatedBackStandsWhereItsDateSays() {
    var tag = word();
    var now = published(alice(), "Now " + tag, tag).string("postId");
    var draft = draft(alice(), "Then " + tag, tag);
    alice()
        .send(
            "POST",
            path(draft) + "/publish",
            BodyPublishers.ofString("{\"publishedAt\": \"2010-10-10T10:10:10Z\"}"),
            "Content-Type",
            "application/json",
            "If-Match",
            draft.etag())
        .expect(200);
    assertThat(listed("tag=" + tag)).containsExactly(now, draft.string("postId"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/posts", "/tags"})
  default void aListRefusesWhatItDoesNotKnow(String list) {
    world().get(list + "?limit=0").expectFlaws("parameter limit");
    world().get(list + "?limit=101").expectFlaws("parameter limit");
    world().get(list + "?limit=ten").expectFlaws("parameter limit");
    world().get(list + "?limit=5&limit=6").expectFlaws("parameter limit");
    world().get(list + "?page=2").expectFlaws("parameter page");
    world().get(list + "?cursor=2").expectFlaws("parameter cursor");
    world().get(list + "?limit=100").expect(200);
  }

  @Test
  default void tagAndAuthorDoNotGoTogether() {
    var author = alice().get("/me").string("userId");
    world().get("/posts?tag=java&author=" + author).expectFlaws("parameter author");
  }

  @Test
  default void aCursorOpensNoOtherList() {
    var tag = word();
    var other = word();
    for (int i = 0; i < 3; i++) {
      published(alice(), "Cursor " + word(), tag, other);
    }
    var cursor = world().get("/posts?limit=1&tag=" + tag).string("nextCursor");
    world().get("/posts?limit=2&tag=" + tag + "&cursor=" + cursor).expect(200);
    for (var list : List.of("/posts?", "/posts?tag=" + other + "&", "/tags?", "/posts?author=x&")) {
      world().get(list + "cursor=" + cursor).expectProblem(400);
    }
    alice().get("/me/posts?cursor=" + cursor).expectFlaws("parameter cursor");
    var mine = alice().get("/me/posts?limit=1").string("nextCursor");
    bob().get("/me/posts?cursor=" + mine).expectFlaws("parameter cursor");
    world().get("/posts?cursor=" + mine).expectFlaws("parameter cursor");
  }

  @Test
  default void aCursorWithOneOtherCharacterIsRefused() {
    var tag = word();
    published(alice(), "Tampered " + word(), tag);
    published(alice(), "Tampered " + word(), tag);
    var list = "/posts?limit=1&tag=" + tag + "&cursor=";
    var cursor = world().get("/posts?limit=1&tag=" + tag).string("nextCursor");
    for (int i = 0; i < cursor.length(); i++) {
      var other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      var tampered = cursor.substring(0, i) + other + cursor.substring(i + 1);
      world().get(list + tampered).expectFlaws("parameter cursor");
    }
    world().get(list + cursor.substring(1)).expectFlaws("parameter cursor");
  }

  private List<String> listed(String filter) {
    return Pages.each(world(), "/posts?limit=100&" + filter, "postId");
  }

  private static String publishedAt(JsonNode post) {
    return post.path("publishedAt").asText();
  }
}
