package dev.blogify.application.post;

import static dev.blogify.domain.access.TestUsers.ALICE;
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
import dev.blogify.application.PageWalker;
import dev.blogify.application.ports.Revisions.RevisionSummary;
import dev.blogify.domain.Version;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Revision;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

interface RevisionsContract extends PostStores {
  @Test
  default void storesTheContentOfANewPost() {
    findsWhole(save(created(1, ALICE.id(), slug("post-1"), fullContent())));
  }

  @Test
  default void storesTheLargestBody() {
    findsWhole(save(edited(save(created(1)), rewritten(largestBody("字")))));
  }

  @Test
  default void storesEachContentUnderItsVersion() {
    var first = save(created(1));
    var second = save(edited(first, retitled("Second")));
    var third = save(edited(publish(second), retitled("Third")));

    findsWhole(first);
    findsWhole(second);
    findsWhole(third);
    assertThat(stores().revisions().findByPost(id(1), Page.PageRequest.firstPage(10)))
        .isEqualTo(new Page<>(Vector.of(third, second, first).map(this::entry), Option.none()));
  }

  @Test
  default void storesNoRevisionForUnchangedContent() {
    var live = savePublished(1);

    assertThat(stores().revisions().find(id(1), live.version())).isEmpty();
  }

  @Test
  default void separatesPosts() {
    save(created(1));
    var other = save(created(2));

    assertThat(stores().revisions().findByPost(id(2), Page.PageRequest.firstPage(10)).items())
        .isEqualTo(Vector.of(entry(other)));
  }

  @Test
  default void findsNoUnknownRevision() {
    save(created(1));

    assertThat(stores().revisions().find(id(1), new Version(2))).isEmpty();
    assertThat(stores().revisions().find(id(2), Version.FIRST)).isEmpty();
    assertThat(stores().revisions().findByPost(id(2), Page.PageRequest.firstPage(1)))
        .isEqualTo(new Page<>(Vector.empty(), Option.none()));
  }

  @Test
  default void pagesThroughRevisionsNewestFirst() {
    var post = save(created(1));
    var entries = Vector.of(entry(post));
    for (var n = 2; n <= 12; n++) {
      post = save(edited(post, retitled("Version " + n)));
      entries = entries.prepend(entry(post));
    }

    assertThat(PageWalker.fetchAll(5, page -> stores().revisions().findByPost(id(1), page)))
        .isEqualTo(entries);
    assertThat(PageWalker.fetchAll(12, page -> stores().revisions().findByPost(id(1), page)))
        .isEqualTo(entries);
  }

  private RevisionSummary entry(Post post) {
    return new RevisionSummary(post.version(), post.content().title(), post.metadata().updatedAt());
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
                    post.metadata().updatedAt())));
  }
}
