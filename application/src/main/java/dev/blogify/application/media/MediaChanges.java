package dev.blogify.application.media;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.Cause;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.media.MediaRefusal.NoSuchMedia;
import dev.blogify.domain.media.MediaRefusal.NotAllowed;
import dev.blogify.domain.media.MediaRefusal.Stale;
import io.vavr.control.Either;
import java.util.function.Function;

/**
 * How every change of a medium goes: find, may the actor, is it the version meant, decide, commit.
 */
final class MediaChanges {
  private final MediaLibrary library;

  MediaChanges(MediaLibrary library) {
    this.library = library;
  }

  /** The medium, if the actor may know of it and do this. */
  Either<MediaRefusal, Media> find(MediaId id, Actor actor, Act act) {
    return library
        .find(id)
        .<Either<MediaRefusal, Media>>map(media ->
            switch (media.judge(actor, act)) {
              case ALLOWED -> right(media);
              case FORBIDDEN -> left(new NotAllowed(act));
              case HIDDEN -> left(new NoSuchMedia());
            })
        .getOrElse(() -> left(new NoSuchMedia()));
  }

  Either<MediaRefusal, Media> apply(
      MediaTarget target, Act act, Function<Media, Either<MediaRefusal, MediaChange>> decision) {
    return find(target.media(), target.cause().actor(), act)
        .flatMap(media ->
            target.expected().includes(media.version())
                ? right(media)
                : left(new Stale(media.version())))
        .flatMap(decision)
        .flatMap(change -> commit(change, target.cause()));
  }

  Either<MediaRefusal, Media> commit(MediaChange change, Cause cause) {
    return change.isNone()
        ? right(change.after())
        : library.commit(change, cause).mapLeft(_ -> outdated(change.after().id()));
  }

  /** What somebody else's change made of the medium, which may be nothing in the end. */
  private MediaRefusal outdated(MediaId id) {
    return library
        .find(id)
        .<MediaRefusal>map(media -> new Stale(media.version()))
        .getOrElse(NoSuchMedia::new);
  }
}
