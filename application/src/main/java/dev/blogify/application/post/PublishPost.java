package dev.blogify.application.post;

import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;

/** Shows the newest content to the world. */
public final class PublishPost {
  private final PostCommandExecutor changes;
  private final InstantSource clock;

  public PublishPost(Posts posts, InstantSource clock) {
    this.changes = new PostCommandExecutor(posts);
    this.clock = clock;
  }

  public Either<PostRefusal, Post> handle(Command command) {
    return changes.execute(
        command.target(),
        Action.PUBLISH_POST,
        post -> post.publish(command.publicationDate(), clock.instant()));
  }

  /**
   * Which post to publish.
   *
   * @param publicationDate the date of first publication, if not now
   */
  public record Command(PostTarget target, Option<Instant> publicationDate) {}
}
