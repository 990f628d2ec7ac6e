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
  private final InstantSource clock;

  public SchedulePost(Posts posts, InstantSource clock) {
    this.executor = new PostCommandExecutor(posts);
    this.clock = clock;
  }

  public Either<PostRefusal, Post> handle(Command command) {
    return executor.execute(
        command.target(),
        Action.SCHEDULE_POST,
        post -> post.schedule(command.publishAt(), clock.instant()));
  }

  public record Command(PostTarget target, Instant publishAt) {}
}
