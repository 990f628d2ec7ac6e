package dev.blogify.application.post;

import dev.blogify.application.media.PictureValidator;
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

  public EditPost(Posts posts, MediaLibrary media, InstantSource clock) {
    this.executor = new PostCommandExecutor(posts, clock);
    this.pictures = new PictureValidator(media);
  }

  public Either<PostRefusal, Post> handle(Command command) {
    return executor.execute(
        command.target(),
        Action.EDIT_POST,
        (post, now) ->
            pictures
                .requireUsable(command.edit().cover().flatMap(cover -> cover))
                .<PostRefusal>mapLeft(PostRefusal.PictureNotUsable::new)
                .flatMap(_ -> post.edit(command.edit(), now)));
  }

  public record Command(PostTarget target, ContentEdit edit) {}
}
