package dev.blogify.application.post;

import dev.blogify.application.Page;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Revisions;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.RevisionNotFound;
import dev.blogify.domain.post.Revision;
import io.vavr.control.Either;

/** Reads the revisions of a post, for its author and editors. */
public final class ReadRevisions {
  private final Posts posts;
  private final Revisions revisions;

  public ReadRevisions(Posts posts, Revisions revisions) {
    this.posts = posts;
    this.revisions = revisions;
  }

  public Either<PostRefusal, Page<Revisions.RevisionSummary>> list(
      PostId post, Actor actor, Page.PageRequest page) {
    return Post.authorize(posts.find(post), actor, Action.READ_DRAFT)
        .map(_ -> revisions.findByPost(post, page));
  }

  public Either<PostRefusal, Revision> read(PostId post, Version version, Actor actor) {
    return Post.authorize(posts.find(post), actor, Action.READ_DRAFT)
        .flatMap(_ -> revisions.find(post, version).toEither(() -> new RevisionNotFound(version)));
  }
}
