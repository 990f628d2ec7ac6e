package dev.blogify.application.media;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.application.ports.MediaInspector;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.UploadedObject;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.media.UploadedFile;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Verifies an uploaded file against its upload request, and makes the medium ready or rejects it.
 * Idempotent, because upload notifications may arrive early, late or more than once.
 */
public final class ConfirmMedia {
  private final MediaCommandExecutor executor;
  private final MediaStore store;
  private final MediaInspector inspector;

  public ConfirmMedia(
      MediaLibrary library, MediaStore store, MediaInspector inspector, InstantSource clock) {
    this.executor = new MediaCommandExecutor(library, clock);
    this.store = store;
    this.inspector = inspector;
  }

  public Either<MediaRefusal, Media> handle(Command command) {
    var target =
        new MediaTarget(command.mediaId(), new ExpectedVersion.AnyVersion(), command.context());
    return executor
        .execute(target, Action.CONFIRM_MEDIA, this::confirm)
        .peek(media -> store.deletePending(new Media.Pending(media.metadata())));
  }

  private Either<MediaRefusal, MediaChange> confirm(Media media, Instant now) {
    return media instanceof Media.Pending pending
        ? store
            .inspectUpload(pending)
            .<MediaRefusal>toEither(MediaRefusal.NotUploaded::new)
            .flatMap(upload -> confirm(pending, upload, now))
        : left(new MediaRefusal.InvalidState(Action.CONFIRM_MEDIA));
  }

  /**
   * Promotes the bytes before the commit, so that a crash between the two leaves an orphaned object
   * and not a ready medium without bytes.
   */
  private Either<MediaRefusal, MediaChange> confirm(
      Media.Pending pending, UploadedObject upload, Instant now) {
    var format = inspector.inspect(upload.header());
    return pending
        .confirm(
            new UploadedFile(upload.size(), upload.sha256(), upload.contentType(), format), now)
        .flatMap(change ->
            change.after() instanceof Media.Ready && !store.promote(pending, upload)
                ? left(new MediaRefusal.NotUploaded())
                : right(change));
  }

  public record Command(MediaId mediaId, CommandContext context) {}
}
