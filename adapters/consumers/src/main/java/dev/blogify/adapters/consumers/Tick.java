package dev.blogify.adapters.consumers;

import dev.blogify.application.Cause;
import dev.blogify.application.Sweep;
import dev.blogify.application.media.ExpireUploads;
import dev.blogify.application.post.PublishDuePosts;
import dev.blogify.application.post.PurgeTrash;
import dev.blogify.domain.access.Actor;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What is done each minute. A tick may be lost, late, or come twice: each does all that is due by
 * then.
 */
public final class Tick {
  private final PublishDuePosts publishDuePosts;
  private final PurgeTrash purgeTrash;
  private final ExpireUploads expireUploads;

  public Tick(PublishDuePosts publishDuePosts, PurgeTrash purgeTrash, ExpireUploads expireUploads) {
    this.publishDuePosts = publishDuePosts;
    this.purgeTrash = purgeTrash;
    this.expireUploads = expireUploads;
  }

  /** Does all three, whichever fails; what is thrown then is what failed first. */
  public void handle(String correlationId) {
    handle(correlationId, new Sweep());
  }

  /**
   * The same, telling before anything is done how late that is.
   *
   * @param pendingMediaAge takes the age of the oldest upload that waits to be ended
   */
  public void handle(String correlationId, Consumer<Duration> pendingMediaAge) {
    var all = new Sweep();
    all.attempt(() -> pendingMediaAge.accept(expireUploads.oldest()));
    handle(correlationId, all);
  }

  private void handle(String correlationId, Sweep all) {
    var cause = cause(correlationId);
    all.attempt(() -> publishDuePosts.handle(cause));
    all.attempt(() -> purgeTrash.handle(cause));
    all.attempt(() -> expireUploads.handle(cause));
    all.finish();
  }

  static Cause cause(String correlationId) {
    return new Cause(Actor.SYSTEM, correlationId, Option.none());
  }
}
