package dev.blogify.acceptance.contract;

import static dev.blogify.acceptance.contract.OnAPlatform.draft;
import static dev.blogify.acceptance.contract.OnAPlatform.edit;
import static dev.blogify.acceptance.contract.OnAPlatform.path;
import static dev.blogify.acceptance.contract.OnAPlatform.publish;
import static dev.blogify.acceptance.contract.OnAPlatform.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.acceptance.client.Pages;
import org.junit.jupiter.api.Test;

/** The history of a post's content. */
interface RevisionsContract extends OnAPlatform {
  @Test
  default void everyContentIsKeptAndCanBeBroughtBack() {
    var first = draft(alice(), "History " + word());
    var revisions = path(first) + "/revisions";
    var second = edit(alice(), first, "body", "A second body.");
    var live = publish(alice(), second);
    var fourth = edit(alice(), live, "body", "A fourth body.");

    assertThat(erin().get(revisions).expect(200).each("version"))
        .as("only changes of the content, newest first")
        .containsExactly("4", "2", "1");
    var old = alice().get(revisions + "/1").expect(200);
    assertThat(old.string("body")).isEqualTo("By hand.");
    alice().get(revisions + "/3").expectProblem(404);
    alice().get(revisions + "/one").expectProblem(404);

    alice().post(revisions + "/1/restore").expectProblem(428);
    alice().move("POST", revisions + "/3/restore", fourth.etag()).expectProblem(404);
    var restored = alice().move("POST", revisions + "/1/restore", fourth.etag()).expect(200);
    assertThat(restored.string("body")).isEqualTo("By hand.");
    assertThat(restored.number("version")).isEqualTo(5);
    assertThat(world().get(path(first)).string("body")).isEqualTo("A second body.");
    assertThat(alice().get(revisions).each("version")).containsExactly("5", "4", "2", "1");
  }

  @Test
  default void revisionsArePagedLikeEveryList() {
    var post = draft(alice(), "Pages " + word());
    for (var body : new String[] {"two", "three", "four", "five"}) {
      post = edit(alice(), post, "body", body);
    }
    assertThat(Pages.each(alice(), path(post) + "/revisions?limit=2", "version"))
        .containsExactly("5", "4", "3", "2", "1");
  }
}
