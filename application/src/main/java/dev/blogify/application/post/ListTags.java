package dev.blogify.application.post;

import dev.blogify.application.Page;
import dev.blogify.application.ports.TagCounts;

/** Lists the tags of published posts with their number of posts. */
public final class ListTags {
  private final TagCounts counts;

  public ListTags(TagCounts counts) {
    this.counts = counts;
  }

  public Page<TagCounts.TagCount> handle(Page.PageRequest page) {
    return counts.list(page);
  }
}
