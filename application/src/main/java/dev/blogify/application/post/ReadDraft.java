package dev.blogify.application.post;

import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;

/** Reads the latest content of a post in any state, for its author and editors. */
public final class ReadDraft {
  private final Posts posts;

  public ReadDraft(Posts posts) {
    this.posts = posts;
  }

  public Either<PostRefusal, Post> handle(PostId post, Actor actor) {
    return Post.authorize(posts.find(post), actor, Action.READ_DRAFT);
  }
}
