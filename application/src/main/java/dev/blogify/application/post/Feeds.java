package dev.blogify.application.post;

import dev.blogify.application.Page;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Summary;

/**
 * What readers page through: published posts only. Every implementation passes {@code
 * PostsContract}.
 */
public interface Feeds {
  /** Newest first by publication; later changes neither repeat nor skip a post that stays. */
  Page<Summary> read(Feed feed, Page.Request page);
}
