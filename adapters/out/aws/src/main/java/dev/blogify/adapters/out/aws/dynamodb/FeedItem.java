package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostMetadata;
import dev.blogify.domain.post.PostSummary;

/** A published post in one feed, in the order of first publication. */
final class FeedItem {
  static final String PARTITION_KEY = "feed";
  static final String SORT_KEY = "publishedAt#postId";

  private FeedItem() {}

  static String partitionKey(Feed feed) {
    return switch (feed) {
      case Feed.AllPosts() -> "all";
      case Feed.ByTag(var tag) -> "tag#" + tag.value();
      case Feed.ByAuthor(var author) -> "author#" + author.value();
    };
  }

  static Item key(Feed feed, String place) {
    return Item.of(PARTITION_KEY, partitionKey(feed)).with(SORT_KEY, place);
  }

  /** The key of a post that is published, or was. */
  static Item key(Feed feed, PostMetadata head) {
    return key(feed, Item.text(head.firstPublishedAt().get()) + "#" + head.id());
  }

  static Item of(Feed feed, Published post) {
    return key(feed, post.metadata()).merge(SummaryItem.of(PostSummary.ofPublished(post)));
  }
}
