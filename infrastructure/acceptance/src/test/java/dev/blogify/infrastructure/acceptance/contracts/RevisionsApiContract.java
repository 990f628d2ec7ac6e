package dev.blogify.infrastructure.acceptance.contracts;

import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.createDraft;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.edit;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.postPath;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.publish;
import static dev.blogify.infrastructure.acceptance.contracts.PlatformFixture.uniqueWord;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.infrastructure.acceptance.client.LinkPagination;
import org.junit.jupiter.api.Test;

/** The revisions of a post. */
interface RevisionsApiContract extends PlatformFixture {
  @Test
  default void everyContentIsKeptAndCanBeRestored() {
    var first = createDraft(alice(), "History " + uniqueWord());
    var revisions = postPath(first) + "/revisions";
    var second = edit(alice(), first, "body", "A second body.");
    var live = publish(alice(), second);
    var fourth = edit(alice(), live, "body", "A fourth body.");

    assertThat(erin().get(revisions).expectStatus(200).itemValues("version"))
        .as("content changes only, newest first")
        .containsExactly("4", "2", "1");
    var old = alice().get(revisions + "/1").expectStatus(200);
    assertThat(old.string("body")).isEqualTo("By hand.");
    alice().get(revisions + "/3").expectProblem(404);
    alice().get(revisions + "/one").expectProblem(404);

    alice().post(revisions + "/1/restore").expectProblem(428);
    alice().transition("POST", revisions + "/3/restore", fourth.etag()).expectProblem(404);
    var restored =
        alice().transition("POST", revisions + "/1/restore", fourth.etag()).expectStatus(200);
    assertThat(restored.string("body")).isEqualTo("By hand.");
    assertThat(restored.number("version")).isEqualTo(5);
    assertThat(anonymous().get(postPath(first)).string("body")).isEqualTo("A second body.");
    assertThat(alice().get(revisions).itemValues("version")).containsExactly("5", "4", "2", "1");
  }

  @Test
  default void revisionsArePagedLikeEveryList() {
    var post = createDraft(alice(), "Pages " + uniqueWord());
    for (var body : new String[] {"two", "three", "four", "five"}) {
      post = edit(alice(), post, "body", body);
    }
    assertThat(
            LinkPagination.allItemValues(alice(), postPath(post) + "/revisions?limit=2", "version"))
        .containsExactly("5", "4", "3", "2", "1");
  }
}
