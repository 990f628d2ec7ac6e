package dev.blogify.domain.post;

import dev.blogify.domain.access.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** A list of published posts, newest first. A published post stands in several. */
public sealed interface Feed {
  record All() implements Feed {}

  record Tagged(Tag tag) implements Feed {}

  record By(UserId author) implements Feed {}

  /** Every feed in which a published post stands. */
  static Seq<Feed> of(Post.Published post) {
    return List.<Feed>of(new All(), new By(post.author()))
        .appendAll(post.live().content().tags().all().map(Tagged::new));
  }
}
