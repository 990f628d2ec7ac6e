package dev.blogify.application.post;

import dev.blogify.application.Page;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Summary;

/** What the world sees: all posts, those of a tag or those of an author, newest first. */
public final class ListPublishedPosts {
  private final Feeds feeds;

  public ListPublishedPosts(Feeds feeds) {
    this.feeds = feeds;
  }

  public Page<Summary> handle(Feed feed, Page.Request page) {
    return feeds.read(feed, page);
  }
}
