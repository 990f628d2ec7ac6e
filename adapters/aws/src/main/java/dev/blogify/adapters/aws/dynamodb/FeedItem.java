package dev.blogify.adapters.aws.dynamodb;

import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Head;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.Summary;

/** A published post in one feed, in the order of first publication. */
final class FeedItem {
  static final String FEED = "feed";
  static final String PLACE = "publishedAt#postId";

  private FeedItem() {}

  static String feed(Feed feed) {
    return switch (feed) {
      case Feed.All() -> "all";
      case Feed.Tagged(var tag) -> "tag#" + tag.value();
      case Feed.By(var author) -> "author#" + author.value();
    };
  }

  static Item key(Feed feed, String place) {
    return Item.of(FEED, feed(feed)).with(PLACE, place);
  }

  /** The key of a post that is published, or was. */
  static Item key(Feed feed, Head head) {
    return key(feed, Item.text(head.firstPublished().get()) + "#" + head.id());
  }

  static Item of(Feed feed, Published post) {
    return key(feed, post.head()).and(SummaryItem.of(Summary.live(post)));
  }
}
