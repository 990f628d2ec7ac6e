package dev.blogify.application.media;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.media.MediaRefusal.MediaNotFound;
import dev.blogify.domain.media.MediaRefusal.VersionConflict;
import io.vavr.control.Either;
import java.util.function.Function;

/** The steps of every change of a medium: load, authorize, check the version, decide, commit. */
final class MediaCommandExecutor {
  private final MediaLibrary library;

  MediaCommandExecutor(MediaLibrary library) {
    this.library = library;
  }

  /** The medium, if it exists and the actor may perform the action on it. */
  Either<MediaRefusal, Media> findAuthorized(MediaId id, Actor actor, Action action) {
    return library
        .find(id)
        .<MediaRefusal>toEither(MediaNotFound::new)
        .flatMap(media -> media.authorize(actor, action));
  }

  Either<MediaRefusal, Media> execute(
      MediaTarget target,
      Action action,
      Function<Media, Either<MediaRefusal, MediaChange>> decision) {
    return findAuthorized(target.mediaId(), target.context().actor(), action)
        .flatMap(media ->
            target.expectedVersion().matches(media.version())
                ? decision.apply(media)
                : left(new VersionConflict(media.version())))
        .flatMap(change -> commit(change, target.context()));
  }

  Either<MediaRefusal, Media> commit(MediaChange change, CommandContext context) {
    return change.isEmpty()
        ? right(change.after())
        : library.commit(change, context).mapLeft(_ -> versionConflict(change.after().id()));
  }

  /** The refusal after a concurrent change, which may have deleted the medium. */
  private MediaRefusal versionConflict(MediaId id) {
    return library
        .find(id)
        .<MediaRefusal>map(media -> new VersionConflict(media.version()))
        .getOrElse(MediaNotFound::new);
  }
}
