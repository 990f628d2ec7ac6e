package dev.blogify.application.post;

import static io.vavr.control.Either.right;

import dev.blogify.application.BatchRunner;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.PostNotFound;
import dev.blogify.domain.post.PostRefusal.VersionConflict;
import java.time.InstantSource;

/**
 * Publishes every post whose time has come, once however often it runs: a post that is found due is
 * decided upon anew, and its version lets one publication through.
 */
public final class PublishDuePosts {
  /** Before the next run somebody who goes on editing would make it late. */
  private static final int MAX_ATTEMPTS = 5;

  private final Posts posts;
  private final PostCommandExecutor changes;
  private final InstantSource clock;

  public PublishDuePosts(Posts posts, InstantSource clock) {
    this.posts = posts;
    this.changes = new PostCommandExecutor(posts);
    this.clock = clock;
  }

  public void handle(CommandContext cause) {
    var sweep = new BatchRunner();
    var now = clock.instant();
    sweep.runBatches(
        limit -> posts.findDueForPublication(now, limit),
        post -> publish(post, cause, MAX_ATTEMPTS));
    sweep.throwCollectedFailures();
  }

  private void publish(PostId id, CommandContext cause, int attempts) {
    changes
        .execute(
            new PostTarget(id, new ExpectedVersion.AnyVersion(), cause),
            Action.PUBLISH_POST,
            post -> right(post.publishIfDue(clock.instant())))
        .peekLeft(refusal -> retryOrThrow(id, refusal, cause, attempts - 1));
  }

  private void retryOrThrow(PostId id, PostRefusal refusal, CommandContext cause, int attempts) {
    if (refusal instanceof VersionConflict && attempts > 0) {
      publish(id, cause, attempts);
    } else if (!(refusal instanceof PostNotFound)) {
      throw new IllegalStateException("Post %s is due, but %s".formatted(id, refusal));
    }
  }
}
