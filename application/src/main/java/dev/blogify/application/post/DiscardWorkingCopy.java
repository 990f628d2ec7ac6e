package dev.blogify.application.post;

import dev.blogify.domain.access.Act;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Drops what was written since the last publication. */
public final class DiscardWorkingCopy {
  private final PostChanges changes;
  private final InstantSource clock;

  public DiscardWorkingCopy(Posts posts, InstantSource clock) {
    this.changes = new PostChanges(posts);
    this.clock = clock;
  }

  public Either<PostRefusal, Post> handle(PostTarget target) {
    return changes.apply(target, Act.EDIT_POST, post -> post.discardCopy(clock.instant()));
  }
}
