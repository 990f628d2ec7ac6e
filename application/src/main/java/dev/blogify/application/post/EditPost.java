package dev.blogify.application.post;

import dev.blogify.application.media.PictureValidator;
import dev.blogify.application.ports.BodyRenderer;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.ContentEdit;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Edits the content of a post; on a published post, its working copy. */
public final class EditPost {
  private final PostCommandExecutor executor;
  private final PictureValidator pictures;
  private final ContentPreparation contents;

  public EditPost(Posts posts, MediaLibrary media, BodyRenderer renderer, InstantSource clock) {
    this.executor = new PostCommandExecutor(posts, clock);
    this.pictures = new PictureValidator(media);
    this.contents = new ContentPreparation(renderer);
  }

  public Either<PostRefusal, Post> handle(Command command) {
    return executor.execute(
        command.target(),
        Action.EDIT_POST,
        (post, now) ->
            pictures
                .requireUsable(command.edit().cover().flatMap(cover -> cover))
                .<PostRefusal>mapLeft(PostRefusal.PictureNotUsable::new)
                .flatMap(_ -> contents.prepare(command.edit(), post.content()))
                .flatMap(edit -> post.edit(edit, now)));
  }

  public record Command(PostTarget target, ContentEdit edit) {}
}
