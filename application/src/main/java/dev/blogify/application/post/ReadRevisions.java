package dev.blogify.application.post;

import dev.blogify.application.Page;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.NoSuchRevision;
import dev.blogify.domain.post.Revision;
import io.vavr.control.Either;

/** The history of a post's content, for those who may work on it. */
public final class ReadRevisions {
  private final PostChanges changes;
  private final Revisions revisions;

  public ReadRevisions(Posts posts, Revisions revisions) {
    this.changes = new PostChanges(posts);
    this.revisions = revisions;
  }

  public Either<PostRefusal, Page<Revisions.Entry>> list(
      PostId post, Actor actor, Page.Request page) {
    return changes.find(post, actor, Act.READ_DRAFT).map(_ -> revisions.of(post, page));
  }

  public Either<PostRefusal, Revision> read(PostId post, Version version, Actor actor) {
    return changes
        .find(post, actor, Act.READ_DRAFT)
        .flatMap(_ -> revisions.find(post, version).toEither(() -> new NoSuchRevision(version)));
  }
}
