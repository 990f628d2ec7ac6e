package dev.blogify.application.media;

import static io.vavr.control.Either.left;

import dev.blogify.application.Cause;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.media.MediaRefusal.NotIn;
import dev.blogify.domain.media.MediaRefusal.NotUploaded;
import dev.blogify.domain.media.Upload;
import io.vavr.control.Either;
import java.time.InstantSource;

/**
 * Checks an upload against its announcement: keeps and serves it, or rejects it with the reason.
 * May be told of an upload early, late, or more than once.
 */
public final class ConfirmMedia {
  private final MediaChanges changes;
  private final MediaStore store;
  private final InstantSource clock;

  public ConfirmMedia(MediaLibrary library, MediaStore store, InstantSource clock) {
    this.changes = new MediaChanges(library);
    this.store = store;
    this.clock = clock;
  }

  public Either<MediaRefusal, Media> handle(Command command) {
    return changes
        .find(command.media(), command.cause().actor(), Act.CONFIRM_MEDIA)
        .flatMap(media ->
            media instanceof Pending pending
                ? confirm(pending, command.cause())
                : left(new NotIn(Act.CONFIRM_MEDIA)));
  }

  private Either<MediaRefusal, Media> confirm(Pending pending, Cause cause) {
    return store
        .inspect(pending)
        .<MediaRefusal>toEither(NotUploaded::new)
        .flatMap(upload -> confirm(pending, upload, cause));
  }

  /** The bytes are kept before the row says so: a crash between leaves a copy, not a promise. */
  private Either<MediaRefusal, Media> confirm(Pending pending, Upload upload, Cause cause) {
    return pending
        .confirm(upload, clock.instant())
        .flatMap(change ->
            change.after() instanceof Ready && !store.keep(pending, upload)
                ? left(new NotUploaded())
                : changes.commit(change, cause))
        .peek(_ -> store.discard(pending));
  }

  public record Command(MediaId media, Cause cause) {}
}
