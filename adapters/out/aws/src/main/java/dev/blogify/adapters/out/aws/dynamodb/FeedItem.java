package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.domain.post.Feed;
import dev.blogify.domain.post.Post.Published;
import dev.blogify.domain.post.PostMetadata;
import dev.blogify.domain.post.PostSummary;

/** A published post in one feed, ordered by first publication. */
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

  static Item key(Feed feed, String position) {
    return Item.of(PARTITION_KEY, partitionKey(feed)).with(SORT_KEY, position);
  }

  /** The key of a post that is or was published. */
  static Item key(Feed feed, PostMetadata post) {
    return key(feed, Item.text(post.firstPublishedAt().get()) + "#" + post.id());
  }

  static Item of(Feed feed, Published post) {
    return key(feed, post.metadata()).merge(SummaryItem.of(PostSummary.ofPublished(post)));
  }
}
