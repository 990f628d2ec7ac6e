package dev.blogify.application.post;

import dev.blogify.application.ports.PostTags;
import dev.blogify.application.ports.TagCounts;

/** Keeps the counts of tags. May be told of a post's tags more than once, and in any order. */
public final class CountTags {
  private final TagCounts counts;

  public CountTags(TagCounts counts) {
    this.counts = counts;
  }

  /** Whether that was news. */
  public boolean handle(PostTags tags) {
    return counts.update(tags);
  }
}
