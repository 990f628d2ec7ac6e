package dev.blogify.adapters.in.consumers;

import dev.blogify.application.BatchRunner;
import dev.blogify.application.CommandContext;
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
public final class MinuteJobs {
  private final PublishDuePosts publishDuePosts;
  private final PurgeTrash purgeTrash;
  private final ExpireUploads expireUploads;

  public MinuteJobs(
      PublishDuePosts publishDuePosts, PurgeTrash purgeTrash, ExpireUploads expireUploads) {
    this.publishDuePosts = publishDuePosts;
    this.purgeTrash = purgeTrash;
    this.expireUploads = expireUploads;
  }

  /** Does all three, whichever fails; what is thrown then is what failed first. */
  public void run(String correlationId) {
    run(correlationId, new BatchRunner());
  }

  /**
   * The same, telling before anything is done how late that is.
   *
   * @param pendingMediaAge takes the age of the oldest upload that waits to be ended
   */
  public void run(String correlationId, Consumer<Duration> pendingMediaAge) {
    var all = new BatchRunner();
    all.runCollectingFailure(() -> pendingMediaAge.accept(expireUploads.oldestOverdueAge()));
    run(correlationId, all);
  }

  private void run(String correlationId, BatchRunner all) {
    var cause = systemContext(correlationId);
    all.runCollectingFailure(() -> publishDuePosts.handle(cause));
    all.runCollectingFailure(() -> purgeTrash.handle(cause));
    all.runCollectingFailure(() -> expireUploads.handle(cause));
    all.throwCollectedFailures();
  }

  static CommandContext systemContext(String correlationId) {
    return new CommandContext(Actor.SYSTEM, correlationId, Option.none());
  }
}
