package dev.blogify.application.post;

import dev.blogify.application.Page;
import dev.blogify.application.ports.TagCounts;
import dev.blogify.application.ports.TagCounts.TagCount;

/** Lists the tags of published posts with their number of posts. */
public final class ListTags {
  private final TagCounts counts;

  public ListTags(TagCounts counts) {
    this.counts = counts;
  }

  public Page<TagCount> handle(Page.PageRequest page) {
    return counts.list(page);
  }
}
