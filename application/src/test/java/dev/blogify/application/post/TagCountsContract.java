package dev.blogify.application.post;

import static dev.blogify.domain.post.PostFixtures.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.ConcurrentRunner;
import dev.blogify.application.PageWalker;
import dev.blogify.application.ports.PostTags;
import dev.blogify.application.ports.TagCounts;
import dev.blogify.application.ports.TagCounts.TagCount;
import dev.blogify.domain.post.Tag;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Contract of {@link TagCounts}. */
public interface TagCountsContract {
  /** Empty counts; the same instance throughout a test. */
  TagCounts tagCounts();

  @Test
  default void countsTagsInTheOrderOfCodePoints() {
    count(1, 2, "java", "été", "zebra");
    count(2, 2, "java", "日本", "﴾", "😀");

    var counts =
        Vector.of(
            posts("java", 2),
            posts("zebra", 1),
            posts("été", 1),
            posts("日本", 1),
            posts("﴾", 1),
            posts("😀", 1));
    for (var limit = 1; limit <= 7; limit++) {
      assertThat(counts(limit)).isEqualTo(counts);
    }
  }

  @Test
  default void replacesTheTagsOfAPost() {
    count(1, 2, "java", "old");
    count(2, 2, "old");

    count(1, 4, "new", "java");

    assertThat(counts(10)).containsExactly(posts("java", 1), posts("new", 1), posts("old", 1));
  }

  @Test
  default void doesNotListTagsWithoutPosts() {
    count(1, 2, "java", "old");
    count(2, 2, "java");

    count(1, 3);

    for (var limit = 1; limit <= 2; limit++) {
      assertThat(counts(limit)).containsExactly(posts("java", 1));
    }
  }

  @Test
  default void countsATagThatIsUsedAgain() {
    count(1, 2, "java");
    count(1, 3);

    count(1, 4, "java");
    count(2, 2, "java");

    assertThat(counts(10)).containsExactly(posts("java", 2));
  }

  @Test
  default void countsADuplicateOnce() {
    assertThat(count(1, 2, "java")).isTrue();
    assertThat(count(1, 2, "java")).isFalse();

    assertThat(counts(10)).containsExactly(posts("java", 1));
  }

  @Test
  default void ignoresAnOlderSequence() {
    count(1, 3);
    assertThat(count(1, 2, "java")).isFalse();
    assertThat(counts(10)).isEmpty();

    count(1, 10, "new");
    assertThat(count(1, 9, "old")).isFalse();
    assertThat(counts(10)).containsExactly(posts("new", 1));
  }

  @Test
  default void keepsTheSequenceOfAPostWithoutTags() {
    assertThat(count(1, 2)).isTrue();
    assertThat(count(1, 2)).isFalse();

    assertThat(counts(10)).isEmpty();
  }

  @Test
  default void countsAreIndependentOfArrivalOrder() {
    var history =
        List.of(tags(1, 2, "a", "b"), tags(1, 4, "b", "c"), tags(1, 5), tags(1, 7, "c", "d"));

    var orders = history.permutations();
    orders
        .zipWithIndex()
        .forEach(each ->
            each._1.forEach(postTags ->
                tagCounts()
                    .update(new PostTags(id(each._2), postTags.sequence(), postTags.tags()))));

    assertThat(counts(10)).containsExactly(posts("c", 24), posts("d", 24));
  }

  @Test
  default void replacesTheMaximumNumberOfTags() {
    count(1, 2, numbered("old", 20));

    count(1, 3, numbered("new", 20));

    assertThat(counts(7)).isEqualTo(Vector.of(numbered("new", 20)).map(tag -> posts(tag, 1)));
  }

  @Test
  default void keepsTheNewestOfConcurrentUpdates() throws Exception {
    count(1, 1, "java");

    ConcurrentRunner.run(20, n -> count(1, n + 2, "java", "number " + n));

    assertThat(counts(10)).containsExactly(posts("java", 1), posts("number 19", 1));
  }

  @Test
  default void countsEachOfManyConcurrentPosts() throws Exception {
    var news = ConcurrentRunner.run(20, n -> count(n / 2, 2, "java"));

    assertThat(news.count(isNews -> isNews)).isEqualTo(10);
    assertThat(counts(10)).containsExactly(posts("java", 10));
  }

  @Test
  default void losesNoPostDespiteConcurrentChanges() throws Exception {
    ConcurrentRunner.run(10, n -> count(n, 2, "java"));

    ConcurrentRunner.run(20, n -> n < 10 ? count(n, 3) : count(n, 2, "java"));

    assertThat(counts(10)).containsExactly(posts("java", 10));
  }

  private boolean count(int post, int version, String... tags) {
    return tagCounts().update(tags(post, version, tags));
  }

  private Seq<TagCount> counts(int limit) {
    return PageWalker.fetchAll(limit, page -> tagCounts().list(page));
  }

  private static PostTags tags(int post, int version, String... tags) {
    var sequence = String.format(Locale.ROOT, "%010d.00", version);
    return new PostTags(id(post), sequence, Vector.of(tags).map(Tag::new));
  }

  private static String[] numbered(String name, int number) {
    return Vector.range(0, number)
        .map(n -> String.format(Locale.ROOT, "%s %02d", name, n))
        .toJavaArray(String[]::new);
  }

  private static TagCount posts(String tag, int posts) {
    return new TagCount(new Tag(tag), posts);
  }
}
