package dev.blogify.application.post;

import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Drops what was written since the last publication. */
public final class DiscardWorkingCopy {
  private final PostCommandExecutor changes;
  private final InstantSource clock;

  public DiscardWorkingCopy(Posts posts, InstantSource clock) {
    this.changes = new PostCommandExecutor(posts);
    this.clock = clock;
  }

  public Either<PostRefusal, Post> handle(PostTarget target) {
    return changes.execute(
        target, Action.EDIT_POST, post -> post.discardWorkingCopy(clock.instant()));
  }
}
