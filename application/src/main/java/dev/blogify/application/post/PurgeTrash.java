package dev.blogify.application.post;

import dev.blogify.application.BatchRunner;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal.PostNotFound;
import java.time.InstantSource;

/** Deletes trashed posts permanently after their retention. */
public final class PurgeTrash {
  private final Posts posts;
  private final InstantSource clock;

  public PurgeTrash(Posts posts, InstantSource clock) {
    this.posts = posts;
    this.clock = clock;
  }

  public void handle(CommandContext context) {
    var runner = new BatchRunner();
    var now = clock.instant();
    runner.runBatches(limit -> posts.findDueForPurge(now, limit), id -> purge(id, context));
    runner.throwCollectedFailures();
  }

  /** Skips a post that changes concurrently; the next run processes it. */
  private void purge(PostId id, CommandContext context) {
    Post.authorize(posts.find(id), context.actor(), Action.PURGE_POST)
        .peek(post -> {
          if (post instanceof Post.Trashed trashed) {
            trashed.purgeIfDue(clock.instant()).forEach(purge -> posts.purge(purge, context));
          }
        })
        .peekLeft(refusal -> {
          if (!(refusal instanceof PostNotFound)) {
            throw new IllegalStateException(
                "Purge of post %s was refused: %s".formatted(id, refusal));
          }
        });
  }
}
