package dev.blogify.domain.post;

import dev.blogify.domain.access.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** A list of published posts, newest first; each published post is in several feeds. */
public sealed interface Feed {
  record AllPosts() implements Feed {}

  record ByTag(Tag tag) implements Feed {}

  record ByAuthor(UserId author) implements Feed {}

  /** All feeds that list a published post. */
  static Seq<Feed> containing(Post.Published post) {
    return List.<Feed>of(new AllPosts(), new ByAuthor(post.author()))
        .appendAll(post.publishedVersion().content().tags().values().map(ByTag::new));
  }
}
