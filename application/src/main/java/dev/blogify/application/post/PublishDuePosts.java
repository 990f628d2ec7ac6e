package dev.blogify.application.post;

import static io.vavr.control.Either.right;

import dev.blogify.application.BatchRunner;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import java.time.InstantSource;

/**
 * Publishes every scheduled post that is due. Overlapping runs publish a post only once, because
 * each publication is decided on the current version and committed with a version check.
 */
public final class PublishDuePosts {
  /**
   * Conflicts are retried immediately, because a concurrent edit would otherwise delay the
   * publication until the next run.
   */
  private static final int MAX_ATTEMPTS = 5;

  private final Posts posts;
  private final PostCommandExecutor executor;
  private final InstantSource clock;

  public PublishDuePosts(Posts posts, InstantSource clock) {
    this.posts = posts;
    this.executor = new PostCommandExecutor(posts, clock);
    this.clock = clock;
  }

  public void handle(CommandContext context) {
    var runner = new BatchRunner();
    var now = clock.instant();
    runner.runBatches(
        limit -> posts.findDueForPublication(now, limit), id -> publish(id, context, MAX_ATTEMPTS));
    runner.throwCollectedFailures();
  }

  private void publish(PostId id, CommandContext context, int attempts) {
    executor
        .execute(
            new PostTarget(id, new ExpectedVersion.AnyVersion(), context),
            Action.PUBLISH_POST,
            (post, now) -> right(post.publishIfDue(now)))
        .peekLeft(refusal -> retryOrThrow(id, refusal, context, attempts - 1));
  }

  private void retryOrThrow(PostId id, PostRefusal refusal, CommandContext context, int attempts) {
    if (refusal instanceof PostRefusal.VersionConflict && attempts > 0) {
      publish(id, context, attempts);
    } else if (!(refusal instanceof PostRefusal.PostNotFound)) {
      throw new IllegalStateException(
          "Scheduled publication of post %s was refused: %s".formatted(id, refusal));
    }
  }
}
