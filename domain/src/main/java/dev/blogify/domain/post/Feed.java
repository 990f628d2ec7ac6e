package dev.blogify.domain.post;

import dev.blogify.domain.access.UserId;

/** A list of published posts, newest first; each published post is in several feeds. */
public sealed interface Feed {
  record AllPosts() implements Feed {}

  record ByTag(Tag tag) implements Feed {}

  record ByAuthor(UserId author) implements Feed {}
}
