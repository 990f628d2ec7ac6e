package dev.blogify.application.post;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.application.KeysetPagination;
import dev.blogify.application.Page;
import dev.blogify.application.ports.PostTags;
import dev.blogify.application.ports.TagCounts;
import dev.blogify.domain.post.PostId;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Tag counts in memory. */
public final class InMemoryTagCounts implements TagCounts {
  private static final Comparator<String> BY_CODE_POINT =
      Comparator.comparing(tag -> tag.getBytes(UTF_8), Arrays::compareUnsigned);

  private final Map<PostId, PostTags> tagsByPost = new HashMap<>();

  @Override
  public synchronized Page<TagCount> list(Page.PageRequest page) {
    var counts = new TreeMap<String, TagCount>(BY_CODE_POINT);
    tagsByPost
        .values()
        .forEach(post ->
            post.tags()
                .distinct()
                .forEach(tag ->
                    counts.merge(
                        tag.value(),
                        new TagCount(tag, 1),
                        (count, one) -> new TagCount(tag, count.postCount() + one.postCount()))));
    return KeysetPagination.page(counts, tag -> tag, page);
  }

  @Override
  public synchronized boolean update(PostTags tags) {
    var isNews =
        Option.of(tagsByPost.get(tags.postId()))
            .forAll(known -> known.sequence().compareTo(tags.sequence()) < 0);
    if (isNews) {
      tagsByPost.put(tags.postId(), tags);
    }
    return isNews;
  }
}
