package dev.blogify.application.post;

import dev.blogify.domain.access.Act;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;

/** The newest content of a post, whatever its life, for those who may work on it. */
public final class ReadDraft {
  private final PostChanges changes;

  public ReadDraft(Posts posts) {
    this.changes = new PostChanges(posts);
  }

  public Either<PostRefusal, Post> handle(PostId post, Actor actor) {
    return changes.find(post, actor, Act.READ_DRAFT);
  }
}
