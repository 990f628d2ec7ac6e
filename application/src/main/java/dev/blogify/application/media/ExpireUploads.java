package dev.blogify.application.media;

import static io.vavr.control.Either.right;

import dev.blogify.application.BatchRunner;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.media.Media.Deleted;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.media.MediaRefusal.MediaNotFound;
import dev.blogify.domain.media.MediaRefusal.VersionConflict;
import java.time.Duration;
import java.time.InstantSource;

/** Ends what was announced and never confirmed, and removes what was uploaded of it (MED-5). */
public final class ExpireUploads {
  private final MediaLibrary library;
  private final MediaStore store;
  private final MediaCommandExecutor changes;
  private final InstantSource clock;

  public ExpireUploads(MediaLibrary library, MediaStore store, InstantSource clock) {
    this.library = library;
    this.store = store;
    this.changes = new MediaCommandExecutor(library);
    this.clock = clock;
  }

  /** How old the oldest upload is that should be pending no longer; zero if there is none. */
  public Duration oldestOverdueAge() {
    var now = clock.instant();
    return library
        .findExpired(now, 1)
        .headOption()
        .map(id -> Duration.between(id.createdAt(), now))
        .getOrElse(Duration.ZERO);
  }

  public void handle(CommandContext cause) {
    var sweep = new BatchRunner();
    var now = clock.instant();
    sweep.runBatches(limit -> library.findExpired(now, limit), media -> expire(media, cause));
    sweep.throwCollectedFailures();
  }

  /** Whoever was faster to change a medium leaves it to the next run. */
  void expire(MediaId id, CommandContext cause) {
    changes
        .execute(
            new MediaTarget(id, new ExpectedVersion.AnyVersion(), cause),
            Action.EXPIRE_MEDIA,
            media -> right(media.expire(clock.instant())))
        .peek(media -> {
          if (media instanceof Deleted(var description)) {
            store.deletePending(new Pending(description));
            store.deletePromoted(id);
          }
        })
        .peekLeft(refusal -> throwIfUnexpected(id, refusal));
  }

  private static void throwIfUnexpected(MediaId id, MediaRefusal refusal) {
    if (!(refusal instanceof MediaNotFound || refusal instanceof VersionConflict)) {
      throw new IllegalStateException("Media %s is due, but %s".formatted(id, refusal));
    }
  }
}
