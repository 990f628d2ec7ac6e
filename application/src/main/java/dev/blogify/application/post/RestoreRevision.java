package dev.blogify.application.post;

import dev.blogify.application.ports.BodyRenderer;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Revisions;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.ContentEdit;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;
import java.time.InstantSource;

/** Restores the content of a revision, as an edit of the latest content. */
public final class RestoreRevision {
  private final PostCommandExecutor executor;
  private final Revisions revisions;
  private final ContentPreparation contents;

  public RestoreRevision(
      Posts posts, Revisions revisions, BodyRenderer renderer, InstantSource clock) {
    this.executor = new PostCommandExecutor(posts, clock);
    this.revisions = revisions;
    this.contents = new ContentPreparation(renderer);
  }

  public Either<PostRefusal, Post> handle(Command command) {
    return executor.execute(
        command.target(),
        Action.EDIT_POST,
        (post, now) ->
            revisions
                .find(post.id(), command.version())
                .<PostRefusal>toEither(() -> new PostRefusal.RevisionNotFound(command.version()))
                .flatMap(revision ->
                    contents.prepare(ContentEdit.restoring(revision.content()), post.content()))
                .flatMap(edit -> post.edit(edit, now)));
  }

  public record Command(PostTarget target, Version version) {}
}
