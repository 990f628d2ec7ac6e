package dev.blogify.application.post;

import dev.blogify.application.Page;
import dev.blogify.application.post.Feeds.TagCount;

/** The tags of published posts, with how many posts each has. */
public final class ListTags {
  private final Feeds feeds;

  public ListTags(Feeds feeds) {
    this.feeds = feeds;
  }

  public Page<TagCount> handle(Page.Request page) {
    return feeds.tags(page);
  }
}
