package dev.blogify.application.post;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.post.ContentEdit;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.NoSuchRevision;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Makes an earlier content the newest one again, as an edit like any other. */
public final class RestoreRevision {
  private final PostChanges changes;
  private final Revisions revisions;
  private final InstantSource clock;

  public RestoreRevision(Posts posts, Revisions revisions, InstantSource clock) {
    this.changes = new PostChanges(posts);
    this.revisions = revisions;
    this.clock = clock;
  }

  public Either<PostRefusal, Post> handle(Command command) {
    return changes.apply(
        command.target(),
        Act.EDIT_POST,
        post ->
            revisions
                .find(post.id(), command.version())
                .<PostRefusal>toEither(() -> new NoSuchRevision(command.version()))
                .flatMap(
                    revision -> post.edit(ContentEdit.to(revision.content()), clock.instant())));
  }

  public record Command(PostTarget target, Version version) {}
}
