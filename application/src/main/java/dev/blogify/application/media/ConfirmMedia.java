package dev.blogify.application.media;

import static io.vavr.control.Either.left;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.MediaInspector;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.UploadedObject;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.media.MediaRefusal.InvalidState;
import dev.blogify.domain.media.MediaRefusal.NotUploaded;
import dev.blogify.domain.media.UploadedFile;
import io.vavr.control.Either;
import java.time.InstantSource;

/**
 * Verifies an uploaded file against its upload request, and makes the medium ready or rejects it.
 * Idempotent, because upload notifications may arrive early, late or more than once.
 */
public final class ConfirmMedia {
  private final MediaCommandExecutor executor;
  private final MediaStore store;
  private final MediaInspector inspector;
  private final InstantSource clock;

  public ConfirmMedia(
      MediaLibrary library, MediaStore store, MediaInspector inspector, InstantSource clock) {
    this.executor = new MediaCommandExecutor(library);
    this.store = store;
    this.inspector = inspector;
    this.clock = clock;
  }

  public Either<MediaRefusal, Media> handle(Command command) {
    return executor
        .findAuthorized(command.mediaId(), command.context().actor(), Action.CONFIRM_MEDIA)
        .flatMap(media ->
            media instanceof Pending pending
                ? confirm(pending, command.context())
                : left(new InvalidState(Action.CONFIRM_MEDIA)));
  }

  private Either<MediaRefusal, Media> confirm(Pending pending, CommandContext context) {
    return store
        .inspectUpload(pending)
        .<MediaRefusal>toEither(NotUploaded::new)
        .flatMap(upload -> confirm(pending, upload, context));
  }

  /**
   * Promotes the bytes before the commit, so that a crash between the two leaves an orphaned object
   * and not a ready medium without bytes.
   */
  private Either<MediaRefusal, Media> confirm(
      Pending pending, UploadedObject upload, CommandContext context) {
    var file =
        new UploadedFile(
            upload.size(),
            upload.sha256(),
            upload.contentType(),
            inspector.inspect(upload.header()));
    return pending
        .confirm(file, clock.instant())
        .flatMap(change ->
            change.after() instanceof Ready && !store.promote(pending, upload)
                ? left(new NotUploaded())
                : executor.commit(change, context))
        .peek(_ -> store.deletePending(pending));
  }

  public record Command(MediaId mediaId, CommandContext context) {}
}
