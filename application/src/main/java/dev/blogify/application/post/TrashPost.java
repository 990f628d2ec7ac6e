package dev.blogify.application.post;

import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Moves a post to the trash, from which it can be restored for 30 days. */
public final class TrashPost {
  private final PostCommandExecutor executor;

  public TrashPost(Posts posts, InstantSource clock) {
    this.executor = new PostCommandExecutor(posts, clock);
  }

  public Either<PostRefusal, Post> handle(PostTarget target) {
    return executor.execute(target, Action.TRASH_POST, Post::trash);
  }
}
