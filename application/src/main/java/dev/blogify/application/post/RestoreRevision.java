package dev.blogify.application.post;

import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Revisions;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.ContentEdit;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.RevisionNotFound;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Makes an earlier content the newest one again, as an edit like any other. */
public final class RestoreRevision {
  private final PostCommandExecutor changes;
  private final Revisions revisions;
  private final InstantSource clock;

  public RestoreRevision(Posts posts, Revisions revisions, InstantSource clock) {
    this.changes = new PostCommandExecutor(posts);
    this.revisions = revisions;
    this.clock = clock;
  }

  public Either<PostRefusal, Post> handle(Command command) {
    return changes.execute(
        command.target(),
        Action.EDIT_POST,
        post ->
            revisions
                .find(post.id(), command.version())
                .<PostRefusal>toEither(() -> new RevisionNotFound(command.version()))
                .flatMap(revision ->
                    post.edit(ContentEdit.restoring(revision.content()), clock.instant())));
  }

  public record Command(PostTarget target, Version version) {}
}
