package dev.blogify.application.post;

import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;

/** Publishes the latest content of a post. */
public final class PublishPost {
  private final PostCommandExecutor executor;

  public PublishPost(Posts posts, InstantSource clock) {
    this.executor = new PostCommandExecutor(posts, clock);
  }

  public Either<PostRefusal, Post> handle(Command command) {
    return executor.execute(
        command.target(),
        Action.PUBLISH_POST,
        (post, now) -> post.publish(command.publicationDate(), now));
  }

  /**
   * The post to publish.
   *
   * @param publicationDate past time to record as the first publication; none for the current time
   */
  public record Command(PostTarget target, Option<Instant> publicationDate) {}
}
