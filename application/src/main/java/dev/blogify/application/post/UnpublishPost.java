package dev.blogify.application.post;

import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Hides a published post; its latest content becomes a draft. */
public final class UnpublishPost {
  private final PostCommandExecutor executor;

  public UnpublishPost(Posts posts, InstantSource clock) {
    this.executor = new PostCommandExecutor(posts, clock);
  }

  public Either<PostRefusal, Post> handle(PostTarget target) {
    return executor.execute(target, Action.UNPUBLISH_POST, Post::unpublish);
  }
}
