package dev.blogify.application.ports;

import dev.blogify.application.Page;
import dev.blogify.domain.post.Tag;

/**
 * Number of published posts per tag: a projection of events, eventually consistent with the posts.
 * Every implementation passes {@code TagCountsContract}.
 */
public interface TagCounts {
  /** The tags with at least one post, ordered by code points. */
  Page<TagCount> list(Page.PageRequest page);

  /**
   * Replaces the counted tags of a post in one transaction, if the sequence is higher than the
   * stored sequence of the post.
   *
   * @return whether the counts were updated
   */
  boolean update(PostTags tags);

  record TagCount(Tag tag, int postCount) {}
}
