package dev.blogify.application.post;

import dev.blogify.application.media.MediaLibrary;
import dev.blogify.application.media.Pictures;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.post.ContentEdit;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.NoSuchPicture;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Changes some of a post's content; of a published post, its working copy. */
public final class EditPost {
  private final PostChanges changes;
  private final Pictures pictures;
  private final InstantSource clock;

  public EditPost(Posts posts, MediaLibrary media, InstantSource clock) {
    this.changes = new PostChanges(posts);
    this.pictures = new Pictures(media);
    this.clock = clock;
  }

  public Either<PostRefusal, Post> handle(Command command) {
    return changes.apply(command.target(), Act.EDIT_POST, post -> edit(post, command.edit()));
  }

  private Either<PostRefusal, PostChange> edit(Post post, ContentEdit edit) {
    var missing = pictures.missing(edit.cover().flatMap(chosen -> chosen));
    return missing.isDefined()
        ? Either.left(new NoSuchPicture(missing.get()))
        : post.edit(edit, clock.instant());
  }

  public record Command(PostTarget target, ContentEdit edit) {}
}
