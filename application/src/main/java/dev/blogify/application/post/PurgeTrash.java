package dev.blogify.application.post;

import dev.blogify.application.Cause;
import dev.blogify.application.Sweep;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.Post.Trashed;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.NoSuchPost;
import io.vavr.control.Option;
import java.time.InstantSource;

/** Removes for good what has lain in the trash for its time. */
public final class PurgeTrash {
  private final Posts posts;
  private final PostChanges changes;
  private final InstantSource clock;

  public PurgeTrash(Posts posts, InstantSource clock) {
    this.posts = posts;
    this.changes = new PostChanges(posts);
    this.clock = clock;
  }

  public void handle(Cause cause) {
    var sweep = new Sweep();
    var now = clock.instant();
    sweep.batches(limit -> posts.toPurge(now, limit), post -> purge(post, cause));
    sweep.finish();
  }

  /**
   * A post that is gone already, or that somebody was faster to change, is left to the next run.
   */
  private void purge(PostId id, Cause cause) {
    changes
        .find(id, cause.actor(), Act.PURGE_POST)
        .peek(post -> end(post).forEach(purge -> posts.purge(purge, cause)))
        .peekLeft(refusal -> settle(id, refusal));
  }

  private Option<PostPurge> end(Post post) {
    return post instanceof Trashed trashed ? trashed.purge(clock.instant()) : Option.none();
  }

  private static void settle(PostId id, PostRefusal refusal) {
    if (!(refusal instanceof NoSuchPost)) {
      throw new IllegalStateException("Post %s is due, but %s".formatted(id, refusal));
    }
  }
}
