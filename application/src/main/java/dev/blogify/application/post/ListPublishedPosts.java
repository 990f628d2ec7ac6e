package dev.blogify.application.post;

import dev.blogify.application.Page;
import dev.blogify.application.ports.Feeds;
import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.PostSummary;

/** Lists published posts of a feed, newest first. */
public final class ListPublishedPosts {
  private final Feeds feeds;

  public ListPublishedPosts(Feeds feeds) {
    this.feeds = feeds;
  }

  public Page<PostSummary> handle(Feed feed, Page.PageRequest page) {
    return feeds.read(feed, page);
  }
}
