package dev.blogify.application.media;

import static io.vavr.control.Either.right;

import dev.blogify.application.Cause;
import dev.blogify.application.Expected;
import dev.blogify.application.Sweep;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.media.Media.Deleted;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.media.MediaRefusal.NoSuchMedia;
import dev.blogify.domain.media.MediaRefusal.Stale;
import java.time.Duration;
import java.time.InstantSource;

/** Ends what was announced and never confirmed, and removes what was uploaded of it (MED-5). */
public final class ExpireUploads {
  private final MediaLibrary library;
  private final MediaStore store;
  private final MediaChanges changes;
  private final InstantSource clock;

  public ExpireUploads(MediaLibrary library, MediaStore store, InstantSource clock) {
    this.library = library;
    this.store = store;
    this.changes = new MediaChanges(library);
    this.clock = clock;
  }

  /** How old the oldest upload is that should be pending no longer; zero if there is none. */
  public Duration oldest() {
    var now = clock.instant();
    return library
        .toExpire(now, 1)
        .headOption()
        .map(id -> Duration.between(id.createdAt(), now))
        .getOrElse(Duration.ZERO);
  }

  public void handle(Cause cause) {
    var sweep = new Sweep();
    var now = clock.instant();
    sweep.batches(limit -> library.toExpire(now, limit), media -> expire(media, cause));
    sweep.finish();
  }

  /** Whoever was faster to change a medium leaves it to the next run. */
  void expire(MediaId id, Cause cause) {
    changes
        .apply(
            new MediaTarget(id, new Expected.Whatever(), cause),
            Act.EXPIRE_MEDIA,
            media -> right(media.expire(clock.instant())))
        .peek(media -> {
          if (media instanceof Deleted(var description)) {
            store.discard(new Pending(description));
            store.delete(id);
          }
        })
        .peekLeft(refusal -> settle(id, refusal));
  }

  private static void settle(MediaId id, MediaRefusal refusal) {
    if (!(refusal instanceof NoSuchMedia || refusal instanceof Stale)) {
      throw new IllegalStateException("Media %s is due, but %s".formatted(id, refusal));
    }
  }
}
