package dev.blogify.application.post;

import dev.blogify.application.Page;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.Ownership;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.NotAllowed;
import dev.blogify.domain.post.Status;
import dev.blogify.domain.post.Summary;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** One's own posts, or everybody's unpublished ones, newest first. */
public final class ListWork {
  private final Posts posts;

  public ListWork(Posts posts) {
    this.posts = posts;
  }

  public Page<Summary> ofOneself(UserId author, Option<Status> status, Page.Request page) {
    return posts.by(author, status, page);
  }

  public Either<PostRefusal, Page<Summary>> ofEverybody(
      Actor actor, Status unpublished, Page.Request page) {
    return Ownership.allows(actor, Act.LIST_EVERYBODYS_WORK)
        ? Either.right(posts.in(unpublished, page))
        : Either.left(new NotAllowed(Act.LIST_EVERYBODYS_WORK));
  }
}
