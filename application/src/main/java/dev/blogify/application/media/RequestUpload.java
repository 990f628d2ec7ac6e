package dev.blogify.application.media;

import static io.vavr.control.Either.left;

import dev.blogify.application.Cause;
import dev.blogify.application.Ids;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.access.Ownership;
import dev.blogify.domain.media.AltText;
import dev.blogify.domain.media.FileName;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.media.MediaRefusal.NotAllowed;
import dev.blogify.domain.media.MediaRefusal.TooLarge;
import dev.blogify.domain.media.MediaType;
import dev.blogify.domain.media.Sha256;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;

/** Announces a medium and hands out the signed request that uploads it, past Blogify. */
public final class RequestUpload {
  private final MediaChanges changes;
  private final MediaStore store;
  private final Ids ids;
  private final InstantSource clock;

  public RequestUpload(MediaLibrary library, MediaStore store, Ids ids, InstantSource clock) {
    this.changes = new MediaChanges(library);
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  public Either<MediaRefusal, Requested> handle(Command command) {
    if (!(command.cause().actor() instanceof Person person
        && Ownership.allows(person, Act.UPLOAD_MEDIA))) {
      return left(new NotAllowed(Act.UPLOAD_MEDIA));
    }
    if (command.bytes() > command.type().maxBytes()) {
      return left(new TooLarge(command.type(), command.bytes()));
    }
    var now = clock.instant();
    var request =
        Media.request(
            ids.media(now),
            person.id(),
            command.fileName(),
            command.type(),
            command.bytes(),
            command.sha256(),
            command.alt(),
            now);
    return changes
        .commit(request, command.cause())
        .map(media -> new Requested(media, store.sign(new Pending(media.description()), now)));
  }

  /**
   * What is to be uploaded.
   *
   * @param bytes the exact length of the file
   */
  public record Command(
      FileName fileName,
      MediaType type,
      long bytes,
      Sha256 sha256,
      Option<AltText> alt,
      Cause cause) {}

  public record Requested(Media media, MediaStore.Ticket ticket) {}
}
