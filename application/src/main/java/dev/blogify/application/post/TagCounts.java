package dev.blogify.application.post;

import dev.blogify.application.Page;
import dev.blogify.domain.post.Tag;

/** How many published posts each tag has. Every implementation passes {@code TagCountsContract}. */
public interface TagCounts {
  /** The tags of published posts, in the order of their code points. */
  Page<TagCount> list(Page.Request page);

  record TagCount(Tag tag, int posts) {}
}
