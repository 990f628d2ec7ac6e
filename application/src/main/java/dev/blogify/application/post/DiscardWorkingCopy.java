package dev.blogify.application.post;

import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Discards the unpublished edits of a published post. */
public final class DiscardWorkingCopy {
  private final PostCommandExecutor executor;

  public DiscardWorkingCopy(Posts posts, InstantSource clock) {
    this.executor = new PostCommandExecutor(posts, clock);
  }

  public Either<PostRefusal, Post> handle(PostTarget target) {
    return executor.execute(target, Action.EDIT_POST, Post::discardWorkingCopy);
  }
}
