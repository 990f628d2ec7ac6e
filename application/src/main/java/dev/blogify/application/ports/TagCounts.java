package dev.blogify.application.ports;

import dev.blogify.application.Page;
import dev.blogify.domain.post.Tag;

/**
 * How many published posts each tag has: a projection of events, a moment behind the posts. Every
 * implementation passes {@code TagCountsContract}.
 */
public interface TagCounts {
  /** The tags of published posts, in the order of their code points. */
  Page<TagCount> list(Page.PageRequest page);

  /**
   * Counts a post under its tags instead of those that it was counted under before, in one
   * transaction; nothing happens if what is known of the post is as new or newer.
   *
   * @return whether something happened
   */
  boolean update(PostTags tags);

  record TagCount(Tag tag, int postCount) {}
}
