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

/** Changes some of a post's content; of a published post, its working copy. */
public final class EditPost {
  private final PostCommandExecutor changes;
  private final PictureValidator pictures;
  private final InstantSource clock;

  public EditPost(Posts posts, MediaLibrary media, InstantSource clock) {
    this.changes = new PostCommandExecutor(posts);
    this.pictures = new PictureValidator(media);
    this.clock = clock;
  }

  public Either<PostRefusal, Post> handle(Command command) {
    return changes.execute(command.target(), Action.EDIT_POST, post -> edit(post, command.edit()));
  }

  private Either<PostRefusal, PostChange> edit(Post post, ContentEdit edit) {
    var missing = pictures.findUnusable(edit.cover().flatMap(chosen -> chosen));
    return missing.isDefined()
        ? Either.left(new PictureNotUsable(missing.get()))
        : post.edit(edit, clock.instant());
  }

  public record Command(PostTarget target, ContentEdit edit) {}
}
