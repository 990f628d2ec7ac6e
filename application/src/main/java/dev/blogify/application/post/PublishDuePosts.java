package dev.blogify.application.post;

import static io.vavr.control.Either.right;

import dev.blogify.application.Cause;
import dev.blogify.application.Expected;
import dev.blogify.application.Sweep;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.NoSuchPost;
import dev.blogify.domain.post.PostRefusal.Stale;
import java.time.InstantSource;

/**
 * Publishes every post whose time has come, once however often it runs: a post that is found due is
 * decided upon anew, and its version lets one publication through.
 */
public final class PublishDuePosts {
  /** Before the next run somebody who goes on editing would make it late. */
  private static final int ATTEMPTS = 5;

  private final Posts posts;
  private final PostChanges changes;
  private final InstantSource clock;

  public PublishDuePosts(Posts posts, InstantSource clock) {
    this.posts = posts;
    this.changes = new PostChanges(posts);
    this.clock = clock;
  }

  public void handle(Cause cause) {
    var sweep = new Sweep();
    var now = clock.instant();
    sweep.batches(limit -> posts.toPublish(now, limit), post -> publish(post, cause, ATTEMPTS));
    sweep.finish();
  }

  private void publish(PostId id, Cause cause, int attempts) {
    changes
        .apply(
            new PostTarget(id, new Expected.Whatever(), cause),
            Act.PUBLISH_POST,
            post -> right(post.publishDue(clock.instant())))
        .peekLeft(refusal -> settle(id, refusal, cause, attempts - 1));
  }

  private void settle(PostId id, PostRefusal refusal, Cause cause, int attempts) {
    if (refusal instanceof Stale && attempts > 0) {
      publish(id, cause, attempts);
    } else if (!(refusal instanceof NoSuchPost)) {
      throw new IllegalStateException("Post %s is due, but %s".formatted(id, refusal));
    }
  }
}
