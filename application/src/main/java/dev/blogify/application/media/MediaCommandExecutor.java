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
import dev.blogify.domain.media.MediaRefusal.NotAllowed;
import dev.blogify.domain.media.MediaRefusal.VersionConflict;
import io.vavr.control.Either;
import java.util.function.Function;

/**
 * How every change of a medium goes: find, may the actor, is it the version meant, decide, commit.
 */
final class MediaCommandExecutor {
  private final MediaLibrary library;

  MediaCommandExecutor(MediaLibrary library) {
    this.library = library;
  }

  /** The medium, if the actor may know of it and do this. */
  Either<MediaRefusal, Media> findAuthorized(MediaId id, Actor actor, Action act) {
    return library
        .find(id)
        .<Either<MediaRefusal, Media>>map(media ->
            switch (media.decideAccess(actor, act)) {
              case ALLOWED -> right(media);
              case FORBIDDEN -> left(new NotAllowed(act));
              case HIDDEN -> left(new MediaNotFound());
            })
        .getOrElse(() -> left(new MediaNotFound()));
  }

  Either<MediaRefusal, Media> execute(
      MediaTarget target, Action act, Function<Media, Either<MediaRefusal, MediaChange>> decision) {
    return findAuthorized(target.mediaId(), target.context().actor(), act)
        .flatMap(media ->
            target.expectedVersion().matches(media.version())
                ? right(media)
                : left(new VersionConflict(media.version())))
        .flatMap(decision)
        .flatMap(change -> commit(change, target.context()));
  }

  Either<MediaRefusal, Media> commit(MediaChange change, CommandContext cause) {
    return change.isEmpty()
        ? right(change.after())
        : library.commit(change, cause).mapLeft(_ -> versionConflict(change.after().id()));
  }

  /** What somebody else's change made of the medium, which may be nothing in the end. */
  private MediaRefusal versionConflict(MediaId id) {
    return library
        .find(id)
        .<MediaRefusal>map(media -> new VersionConflict(media.version()))
        .getOrElse(MediaNotFound::new);
  }
}
