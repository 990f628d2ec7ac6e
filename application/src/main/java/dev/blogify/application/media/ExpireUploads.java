package dev.blogify.application.media;

import static io.vavr.control.Either.right;

import dev.blogify.application.BatchRunner;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaRefusal;
import java.time.Duration;
import java.time.InstantSource;

/** Deletes pending media whose upload has expired, and their uploaded bytes (MED-5). */
public final class ExpireUploads {
  private final MediaLibrary library;
  private final MediaStore store;
  private final MediaCommandExecutor executor;
  private final InstantSource clock;

  public ExpireUploads(MediaLibrary library, MediaStore store, InstantSource clock) {
    this.library = library;
    this.store = store;
    this.executor = new MediaCommandExecutor(library, clock);
    this.clock = clock;
  }

  /** Age of the oldest expired medium that is still pending; zero if there is none. */
  public Duration oldestOverdueAge() {
    var now = clock.instant();
    return library
        .findExpired(now, 1)
        .headOption()
        .map(id -> Duration.between(id.createdAt(), now))
        .getOrElse(Duration.ZERO);
  }

  public void handle(CommandContext context) {
    var runner = new BatchRunner();
    var now = clock.instant();
    runner.runBatches(limit -> library.findExpired(now, limit), id -> expire(id, context));
    runner.throwCollectedFailures();
  }

  /** Skips a medium that changes concurrently; the next run processes it. */
  void expire(MediaId id, CommandContext context) {
    executor
        .execute(
            new MediaTarget(id, new ExpectedVersion.AnyVersion(), context),
            Action.EXPIRE_MEDIA,
            (media, now) -> right(media.expire(now)))
        .peek(media -> {
          if (media instanceof Media.Deleted(var metadata)) {
            store.deletePending(new Media.Pending(metadata));
            store.deletePromoted(id);
          }
        })
        .peekLeft(refusal -> throwIfUnexpected(id, refusal));
  }

  private static void throwIfUnexpected(MediaId id, MediaRefusal refusal) {
    if (!(refusal instanceof MediaRefusal.MediaNotFound
        || refusal instanceof MediaRefusal.VersionConflict)) {
      throw new IllegalStateException("Expiry of media %s was refused: %s".formatted(id, refusal));
    }
  }
}
