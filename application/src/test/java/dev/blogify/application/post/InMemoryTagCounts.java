package dev.blogify.application.post;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.application.Keyset;
import dev.blogify.application.Page;
import dev.blogify.domain.post.PostId;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts tags for as long as the test runs. */
public final class InMemoryTagCounts implements TagCounts {
  private static final Comparator<String> BY_CODE_POINT =
      Comparator.comparing(tag -> tag.getBytes(UTF_8), Arrays::compareUnsigned);

  private final Map<PostId, PostTags> seen = new HashMap<>();

  @Override
  public synchronized Page<TagCount> list(Page.Request page) {
    var counts = new TreeMap<String, TagCount>(BY_CODE_POINT);
    seen.values()
        .forEach(post ->
            post.tags()
                .distinct()
                .forEach(tag ->
                    counts.merge(
                        tag.value(),
                        new TagCount(tag, 1),
                        (count, one) -> new TagCount(tag, count.posts() + one.posts()))));
    return Keyset.page(counts, tag -> tag, page);
  }

  @Override
  public synchronized boolean count(PostTags tags) {
    var isNews =
        Option.of(seen.get(tags.post()))
            .forAll(known -> known.sequence().compareTo(tags.sequence()) < 0);
    if (isNews) {
      seen.put(tags.post(), tags);
    }
    return isNews;
  }
}
