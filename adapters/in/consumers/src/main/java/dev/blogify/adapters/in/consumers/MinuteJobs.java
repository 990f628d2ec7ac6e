package dev.blogify.adapters.in.consumers;

import dev.blogify.application.BatchRunner;
import dev.blogify.application.CommandContext;
import dev.blogify.application.media.ExpireUploads;
import dev.blogify.application.post.PublishDuePosts;
import dev.blogify.application.post.PurgeTrash;
import dev.blogify.domain.access.Actor;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Publishes scheduled posts, purges the trash and expires uploads. All tasks run even if one of
 * them fails; the first failure is thrown at the end.
 */
public final class MinuteJobs implements Job {
  /** Metric for the age of the oldest upload that is past its deadline. */
  public static final String PENDING_MEDIA_AGE = "pendingMediaAge";

  private final PublishDuePosts publishDuePosts;
  private final PurgeTrash purgeTrash;
  private final ExpireUploads expireUploads;

  public MinuteJobs(
      PublishDuePosts publishDuePosts, PurgeTrash purgeTrash, ExpireUploads expireUploads) {
    this.publishDuePosts = publishDuePosts;
    this.purgeTrash = purgeTrash;
    this.expireUploads = expireUploads;
  }

  @Override
  public void run(String correlationId) {
    run(correlationId, new BatchRunner());
  }

  @Override
  public void run(String correlationId, BiConsumer<String, Duration> ageRecorder) {
    var tasks = new BatchRunner();
    tasks.runCollectingFailure(
        () -> ageRecorder.accept(PENDING_MEDIA_AGE, expireUploads.oldestOverdueAge()));
    run(correlationId, tasks);
  }

  private void run(String correlationId, BatchRunner tasks) {
    var context = systemContext(correlationId);
    tasks.runCollectingFailure(() -> publishDuePosts.handle(context));
    tasks.runCollectingFailure(() -> purgeTrash.handle(context));
    tasks.runCollectingFailure(() -> expireUploads.handle(context));
    tasks.throwCollectedFailures();
  }

  static CommandContext systemContext(String correlationId) {
    return new CommandContext(Actor.SYSTEM, correlationId, Option.none());
  }
}
