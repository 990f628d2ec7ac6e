package dev.blogify.application.post;

import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.fullContent;
import static dev.blogify.domain.post.PostFixtures.id;
import static dev.blogify.domain.post.PostFixtures.largestBody;
import static dev.blogify.domain.post.PostFixtures.retitled;
import static dev.blogify.domain.post.PostFixtures.rewritten;
import static dev.blogify.domain.post.PostFixtures.slug;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.Pages;
import dev.blogify.application.post.Revisions.Entry;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Revision;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

interface RevisionsContract extends PostStores {
  @Test
  default void keepsWhatANewPostSays() {
    findsWhole(save(created(1, ALICE.id(), slug("post-1"), fullContent())));
  }

  @Test
  default void keepsTheLargestBody() {
    findsWhole(save(edited(save(created(1)), rewritten(largestBody("字")))));
  }

  @Test
  default void keepsEachContentUnderItsVersion() {
    var first = save(created(1));
    var second = save(edited(first, retitled("Second")));
    var third = save(edited(publish(second), retitled("Third")));

    findsWhole(first);
    findsWhole(second);
    findsWhole(third);
    assertThat(stores().revisions().of(id(1), Page.Request.first(10)))
        .isEqualTo(new Page<>(Vector.of(third, second, first).map(this::entry), Option.none()));
  }

  @Test
  default void keepsNothingForAChangeThatLeavesTheContent() {
    var live = savePublished(1);

    assertThat(stores().revisions().find(id(1), live.version())).isEmpty();
  }

  @Test
  default void tellsThePostsApart() {
    save(created(1));
    var other = save(created(2));

    assertThat(stores().revisions().of(id(2), Page.Request.first(10)).items())
        .isEqualTo(Vector.of(entry(other)));
  }

  @Test
  default void findsNoRevisionOfWhatIsNotThere() {
    save(created(1));

    assertThat(stores().revisions().find(id(1), new Version(2))).isEmpty();
    assertThat(stores().revisions().find(id(2), Version.FIRST)).isEmpty();
    assertThat(stores().revisions().of(id(2), Page.Request.first(1)))
        .isEqualTo(new Page<>(Vector.empty(), Option.none()));
  }

  @Test
  default void pagesThroughTheHistoryNewestFirst() {
    var post = save(created(1));
    var entries = Vector.of(entry(post));
    for (var n = 2; n <= 12; n++) {
      post = save(edited(post, retitled("Version " + n)));
      entries = entries.prepend(entry(post));
    }

    assertThat(Pages.all(5, page -> stores().revisions().of(id(1), page))).isEqualTo(entries);
    assertThat(Pages.all(12, page -> stores().revisions().of(id(1), page))).isEqualTo(entries);
  }

  private Entry entry(Post post) {
    return new Entry(post.version(), post.content().title(), post.head().updatedAt());
  }

  private void findsWhole(Post post) {
    assertThat(stores().revisions().find(post.id(), post.version()))
        .isEqualTo(
            Option.some(
                new Revision(
                    post.id(),
                    post.author(),
                    post.version(),
                    post.content(),
                    post.head().updatedAt())));
  }
}
