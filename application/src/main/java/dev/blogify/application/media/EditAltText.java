package dev.blogify.application.media;

import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.media.AltText;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaRefusal;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;

/** Sets or removes the alternative text of a medium. */
public final class EditAltText {
  private final MediaCommandExecutor executor;

  public EditAltText(MediaLibrary library, InstantSource clock) {
    this.executor = new MediaCommandExecutor(library, clock);
  }

  public Either<MediaRefusal, Media> handle(Command command) {
    return executor.execute(
        command.target(),
        Action.EDIT_MEDIA,
        (media, now) -> media.editAltText(command.alt().getOrElse(media.metadata().alt()), now));
  }

  /**
   * A partial edit of a medium.
   *
   * @param alt {@code none} keeps the text, {@code some(none)} removes it
   */
  public record Command(MediaTarget target, Option<Option<AltText>> alt) {}
}
