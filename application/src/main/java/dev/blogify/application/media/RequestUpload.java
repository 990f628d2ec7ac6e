package dev.blogify.application.media;

import static io.vavr.control.Either.left;

import dev.blogify.application.CommandContext;
import dev.blogify.application.IdGenerator;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.domain.access.AccessPolicy;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.media.AltText;
import dev.blogify.domain.media.FileName;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.media.MediaType;
import dev.blogify.domain.media.Sha256;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;

/** Creates a pending medium and presigns the request that uploads its bytes to the store. */
public final class RequestUpload {
  private final MediaCommandExecutor executor;
  private final MediaStore store;
  private final IdGenerator ids;
  private final InstantSource clock;

  public RequestUpload(
      MediaLibrary library, MediaStore store, IdGenerator ids, InstantSource clock) {
    this.executor = new MediaCommandExecutor(library, clock);
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  public Either<MediaRefusal, RequestedUpload> handle(Command command) {
    if (!(command.context().actor() instanceof Person person
        && AccessPolicy.allows(person, Action.UPLOAD_MEDIA))) {
      return left(new MediaRefusal.NotAllowed(Action.UPLOAD_MEDIA));
    }
    if (command.bytes() > command.type().maxBytes()) {
      return left(new MediaRefusal.TooLarge(command.type(), command.bytes()));
    }
    var now = clock.instant();
    var request =
        Media.request(
            ids.newMediaId(now),
            person.id(),
            command.fileName(),
            command.type(),
            command.bytes(),
            command.sha256(),
            command.alt(),
            now);
    return executor
        .commit(request, command.context())
        .map(media ->
            new RequestedUpload(media, store.signUpload(new Media.Pending(media.metadata()), now)));
  }

  /**
   * The request of an upload, with the declared attributes of the file.
   *
   * @param bytes exact length of the file
   */
  public record Command(
      FileName fileName,
      MediaType type,
      long bytes,
      Sha256 sha256,
      Option<AltText> alt,
      CommandContext context) {}

  public record RequestedUpload(Media media, MediaStore.PresignedUpload presignedUpload) {}
}
