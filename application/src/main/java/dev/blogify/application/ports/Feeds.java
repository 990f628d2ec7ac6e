package dev.blogify.application.ports;

import dev.blogify.application.Page;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.PostSummary;

/**
 * Public lists of published posts, updated in the transaction of {@link Posts#commit}. Every
 * implementation passes {@code PostsContract}.
 */
public interface Feeds {
  /**
   * The posts of a feed, by descending time of first publication. A post that stays published
   * appears exactly once across the pages, even if other posts change in between.
   */
  Page<PostSummary> read(Feed feed, Page.PageRequest page);
}
