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
   * Replaces the tags under which a post is counted, in one transaction, unless the stored sequence
   * of the post is equal or higher.
   *
   * @return whether the counts were updated
   */
  boolean update(PostTags tags);

  record TagCount(Tag tag, int postCount) {}
}
