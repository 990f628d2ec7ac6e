package dev.blogify.application.post;

import dev.blogify.application.BatchRunner;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.PostNotFound;
import io.vavr.control.Option;
import java.time.InstantSource;

/** Removes for good what has lain in the trash for its time. */
public final class PurgeTrash {
  private final Posts posts;
  private final PostCommandExecutor changes;
  private final InstantSource clock;

  public PurgeTrash(Posts posts, InstantSource clock) {
    this.posts = posts;
    this.changes = new PostCommandExecutor(posts);
    this.clock = clock;
  }

  public void handle(CommandContext cause) {
    var sweep = new BatchRunner();
    var now = clock.instant();
    sweep.runBatches(limit -> posts.findDueForPurge(now, limit), post -> purge(post, cause));
    sweep.throwCollectedFailures();
  }

  /**
   * A post that is gone already, or that somebody was faster to change, is left to the next run.
   */
  private void purge(PostId id, CommandContext cause) {
    changes
        .findAuthorized(id, cause.actor(), Action.PURGE_POST)
        .peek(post -> planPurge(post).forEach(purge -> posts.purge(purge, cause)))
        .peekLeft(refusal -> throwIfUnexpected(id, refusal));
  }

  private Option<PostPurge> planPurge(Post post) {
    return post instanceof Trashed trashed ? trashed.purgeIfDue(clock.instant()) : Option.none();
  }

  private static void throwIfUnexpected(PostId id, PostRefusal refusal) {
    if (!(refusal instanceof PostNotFound)) {
      throw new IllegalStateException("Post %s is due, but %s".formatted(id, refusal));
    }
  }
}
