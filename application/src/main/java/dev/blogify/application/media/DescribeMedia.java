package dev.blogify.application.media;

import dev.blogify.domain.access.Act;
import dev.blogify.domain.media.AltText;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaRefusal;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;

/** Changes, or removes, the words that stand for a medium. */
public final class DescribeMedia {
  private final MediaChanges changes;
  private final InstantSource clock;

  public DescribeMedia(MediaLibrary library, InstantSource clock) {
    this.changes = new MediaChanges(library);
    this.clock = clock;
  }

  public Either<MediaRefusal, Media> handle(Command command) {
    return changes.apply(
        command.target(),
        Act.EDIT_MEDIA,
        media ->
            media.describe(command.alt().getOrElse(media.description().alt()), clock.instant()));
  }

  /**
   * The words to give a medium.
   *
   * @param alt what is absent stays; an inner none removes
   */
  public record Command(MediaTarget target, Option<Option<AltText>> alt) {}
}
