package dev.blogify.application.media;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaRefusal;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;

/** The steps of every change of a medium: load, authorize, check the version, decide, commit. */
final class MediaCommandExecutor {
  private final MediaLibrary library;
  private final InstantSource clock;

  MediaCommandExecutor(MediaLibrary library, InstantSource clock) {
    this.library = library;
    this.clock = clock;
  }

  Either<MediaRefusal, Media> execute(
      MediaTarget target,
      Action action,
      BiFunction<Media, Instant, Either<MediaRefusal, MediaChange>> decision) {
    return Media.authorize(library.find(target.mediaId()), target.context().actor(), action)
        .flatMap(media ->
            target.expectedVersion().matches(media.version())
                ? decision.apply(media, clock.instant())
                : left(new MediaRefusal.VersionConflict(media.version())))
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
        .<MediaRefusal>map(media -> new MediaRefusal.VersionConflict(media.version()))
        .getOrElse(MediaRefusal.MediaNotFound::new);
  }
}
