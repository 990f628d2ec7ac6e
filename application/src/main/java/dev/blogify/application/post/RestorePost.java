package dev.blogify.application.post;

import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Restores a post from the trash as a draft. */
public final class RestorePost {
  private final PostCommandExecutor executor;

  public RestorePost(Posts posts, InstantSource clock) {
    this.executor = new PostCommandExecutor(posts, clock);
  }

  public Either<PostRefusal, Post> handle(PostTarget target) {
    return executor.execute(target, Action.RESTORE_POST, Post::restore);
  }
}
