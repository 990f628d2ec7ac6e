package dev.blogify.application.post;

import dev.blogify.application.ports.PostTags;
import dev.blogify.application.ports.TagCounts;

/** Updates the post count of each tag. Idempotent; events may arrive in any order. */
public final class CountTags {
  private final TagCounts counts;

  public CountTags(TagCounts counts) {
    this.counts = counts;
  }

  /** Returns whether a count changed. */
  public boolean handle(PostTags tags) {
    return counts.update(tags);
  }
}
