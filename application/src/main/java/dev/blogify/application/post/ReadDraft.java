package dev.blogify.application.post;

import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;

/** The newest content of a post, whatever its life, for those who may work on it. */
public final class ReadDraft {
  private final PostCommandExecutor changes;

  public ReadDraft(Posts posts) {
    this.changes = new PostCommandExecutor(posts);
  }

  public Either<PostRefusal, Post> handle(PostId post, Actor actor) {
    return changes.findAuthorized(post, actor, Action.READ_DRAFT);
  }
}
