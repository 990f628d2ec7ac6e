package dev.blogify.application.post;

import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.post.PostFixtures.content;
import static dev.blogify.domain.post.PostFixtures.created;
import static dev.blogify.domain.post.PostFixtures.edited;
import static dev.blogify.domain.post.PostFixtures.later;
import static dev.blogify.domain.post.PostFixtures.slug;
import static dev.blogify.domain.post.PostFixtures.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Pages;
import dev.blogify.application.post.TagCounts.TagCount;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** What {@link TagCounts} tell of the posts of the same store. */
public interface TagCountsContract extends PostStores {
  TagCounts tagCounts();

  @Test
  default void countsTheTagsOfPublishedPostsInTheOrderOfCodePoints() {
    publishTagged(1, ALICE.id(), "java", "été", "zebra");
    publishTagged(2, BOB.id(), "java", "日本", "﴾", "😀");
    save(created(3, BOB.id(), slug("draft"), content("Draft", "java", "draft")));

    var counts =
        Vector.of(
            count("java", 2),
            count("zebra", 1),
            count("été", 1),
            count("日本", 1),
            count("﴾", 1),
            count("😀", 1));
    for (var limit = 1; limit <= 7; limit++) {
      assertThat(counts(limit)).isEqualTo(counts);
    }
  }

  @Test
  default void countsNoPostThatIsNotPublished() {
    var unpublished = publishTagged(1, ALICE.id(), "java");
    save(unpublished.unpublish(later(unpublished)).get());
    var trashed = publishTagged(2, ALICE.id(), "java");
    save(trashed.trash(later(trashed)).get());
    var draft = save(created(3, ALICE.id(), slug("post-3"), content("Post", "java")));
    save(draft.schedule(later(draft).plusSeconds(1), later(draft)).get());

    assertThat(counts(10)).isEmpty();
  }

  @Test
  default void countsTheTagsOfAWorkingCopyOnceItIsPublished() {
    var live = publishTagged(1, ALICE.id(), "java", "old");

    var edited = save(edited(live, tagged("new", "java")));
    assertThat(counts(10)).isEqualTo(Vector.of(count("java", 1), count("old", 1)));

    publish(edited);
    assertThat(counts(10)).isEqualTo(Vector.of(count("java", 1), count("new", 1)));
  }

  private Seq<TagCount> counts(int limit) {
    return Pages.all(limit, page -> tagCounts().list(page));
  }

  private Published publishTagged(int number, UserId author, String... tags) {
    return publish(save(created(number, author, slug("post-" + number), content("Post", tags))));
  }

  private static TagCount count(String tag, int posts) {
    return new TagCount(Tag.parse("", tag).get(), posts);
  }
}
