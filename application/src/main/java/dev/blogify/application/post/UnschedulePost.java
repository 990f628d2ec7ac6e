package dev.blogify.application.post;

import dev.blogify.domain.access.Act;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Takes back the date that a post was to be published at. */
public final class UnschedulePost {
  private final PostChanges changes;
  private final InstantSource clock;

  public UnschedulePost(Posts posts, InstantSource clock) {
    this.changes = new PostChanges(posts);
    this.clock = clock;
  }

  public Either<PostRefusal, Post> handle(PostTarget target) {
    return changes.apply(target, Act.SCHEDULE_POST, post -> post.unschedule(clock.instant()));
  }
}
