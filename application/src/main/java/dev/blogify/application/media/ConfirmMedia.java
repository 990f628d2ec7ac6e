package dev.blogify.application.media;

import static io.vavr.control.Either.left;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.media.MediaRefusal.InvalidState;
import dev.blogify.domain.media.MediaRefusal.NotUploaded;
import dev.blogify.domain.media.UploadedObject;
import io.vavr.control.Either;
import java.time.InstantSource;

/**
 * Checks an upload against its announcement: keeps and serves it, or rejects it with the reason.
 * May be told of an upload early, late, or more than once.
 */
public final class ConfirmMedia {
  private final MediaCommandExecutor changes;
  private final MediaStore store;
  private final InstantSource clock;

  public ConfirmMedia(MediaLibrary library, MediaStore store, InstantSource clock) {
    this.changes = new MediaCommandExecutor(library);
    this.store = store;
    this.clock = clock;
  }

  public Either<MediaRefusal, Media> handle(Command command) {
    return changes
        .findAuthorized(command.mediaId(), command.context().actor(), Action.CONFIRM_MEDIA)
        .flatMap(media ->
            media instanceof Pending pending
                ? confirm(pending, command.context())
                : left(new InvalidState(Action.CONFIRM_MEDIA)));
  }

  private Either<MediaRefusal, Media> confirm(Pending pending, CommandContext cause) {
    return store
        .inspectUpload(pending)
        .<MediaRefusal>toEither(NotUploaded::new)
        .flatMap(upload -> confirm(pending, upload, cause));
  }

  /** The bytes are kept before the row says so: a crash between leaves a copy, not a promise. */
  private Either<MediaRefusal, Media> confirm(
      Pending pending, UploadedObject upload, CommandContext cause) {
    return pending
        .confirm(upload, clock.instant())
        .flatMap(change ->
            change.after() instanceof Ready && !store.promote(pending, upload)
                ? left(new NotUploaded())
                : changes.commit(change, cause))
        .peek(_ -> store.deletePending(pending));
  }

  public record Command(MediaId mediaId, CommandContext context) {}
}
