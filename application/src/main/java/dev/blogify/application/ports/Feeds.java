package dev.blogify.application.ports;

import dev.blogify.application.Page;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.PostSummary;

/**
 * What readers page through: published posts only. Every implementation passes {@code
 * PostsContract}.
 */
public interface Feeds {
  /** Newest first by publication; later changes neither repeat nor skip a post that stays. */
  Page<PostSummary> read(Feed feed, Page.PageRequest page);
}
