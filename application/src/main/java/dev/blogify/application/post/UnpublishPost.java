package dev.blogify.application.post;

import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Takes a post from the world; its newest content goes on as a draft. */
public final class UnpublishPost {
  private final PostCommandExecutor changes;
  private final InstantSource clock;

  public UnpublishPost(Posts posts, InstantSource clock) {
    this.changes = new PostCommandExecutor(posts);
    this.clock = clock;
  }

  public Either<PostRefusal, Post> handle(PostTarget target) {
    return changes.execute(target, Action.UNPUBLISH_POST, post -> post.unpublish(clock.instant()));
  }
}
