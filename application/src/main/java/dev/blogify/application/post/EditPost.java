package dev.blogify.application.post;

import dev.blogify.application.media.PictureValidator;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.ContentEdit;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.PictureNotUsable;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Edits the content of a post; on a published post, its working copy. */
public final class EditPost {
  private final PostCommandExecutor executor;
  private final PictureValidator pictures;
  private final InstantSource clock;

  public EditPost(Posts posts, MediaLibrary media, InstantSource clock) {
    this.executor = new PostCommandExecutor(posts);
    this.pictures = new PictureValidator(media);
    this.clock = clock;
  }

  public Either<PostRefusal, Post> handle(Command command) {
    return executor.execute(command.target(), Action.EDIT_POST, post -> edit(post, command.edit()));
  }

  private Either<PostRefusal, PostChange> edit(Post post, ContentEdit edit) {
    var unusable = pictures.findUnusable(edit.cover().flatMap(cover -> cover));
    return unusable.isDefined()
        ? Either.left(new PictureNotUsable(unusable.get()))
        : post.edit(edit, clock.instant());
  }

  public record Command(PostTarget target, ContentEdit edit) {}
}
