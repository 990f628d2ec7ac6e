package dev.blogify.application.post;

import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.InstantSource;

/** Sets or changes the scheduled publication time of a post. */
public final class SchedulePost {
  private final PostCommandExecutor executor;

  public SchedulePost(Posts posts, InstantSource clock) {
    this.executor = new PostCommandExecutor(posts, clock);
  }

  public Either<PostRefusal, Post> handle(Command command) {
    return executor.execute(
        command.target(),
        Action.SCHEDULE_POST,
        (post, now) -> post.schedule(command.publishAt(), now));
  }

  public record Command(PostTarget target, Instant publishAt) {}
}
