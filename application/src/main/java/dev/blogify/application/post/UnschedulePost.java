package dev.blogify.application.post;

import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Cancels the scheduled publication of a post. */
public final class UnschedulePost {
  private final PostCommandExecutor executor;

  public UnschedulePost(Posts posts, InstantSource clock) {
    this.executor = new PostCommandExecutor(posts, clock);
  }

  public Either<PostRefusal, Post> handle(PostTarget target) {
    return executor.execute(target, Action.SCHEDULE_POST, Post::unschedule);
  }
}
