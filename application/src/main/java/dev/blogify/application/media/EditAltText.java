package dev.blogify.application.media;

import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.media.AltText;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaRefusal;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;

/** Changes, or removes, the words that stand for a medium. */
public final class EditAltText {
  private final MediaCommandExecutor changes;
  private final InstantSource clock;

  public EditAltText(MediaLibrary library, InstantSource clock) {
    this.changes = new MediaCommandExecutor(library);
    this.clock = clock;
  }

  public Either<MediaRefusal, Media> handle(Command command) {
    return changes.execute(
        command.target(),
        Action.EDIT_MEDIA,
        media ->
            media.editAltText(command.alt().getOrElse(media.metadata().alt()), clock.instant()));
  }

  /**
   * The words to give a medium.
   *
   * @param alt what is absent stays; an inner none removes
   */
  public record Command(MediaTarget target, Option<Option<AltText>> alt) {}
}
