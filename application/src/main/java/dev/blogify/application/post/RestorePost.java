package dev.blogify.application.post;

import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Brings a post back from the trash, as a draft. */
public final class RestorePost {
  private final PostCommandExecutor changes;
  private final InstantSource clock;

  public RestorePost(Posts posts, InstantSource clock) {
    this.changes = new PostCommandExecutor(posts);
    this.clock = clock;
  }

  public Either<PostRefusal, Post> handle(PostTarget target) {
    return changes.execute(target, Action.RESTORE_POST, post -> post.restore(clock.instant()));
  }
}
