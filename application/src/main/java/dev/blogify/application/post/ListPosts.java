package dev.blogify.application.post;

import dev.blogify.application.Page;
import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.AccessPolicy;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostStatus;
import dev.blogify.domain.post.PostSummary;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Lists the posts of the caller, or, for editors, all unpublished posts; newest first. */
public final class ListPosts {
  private final Posts posts;

  public ListPosts(Posts posts) {
    this.posts = posts;
  }

  public Page<PostSummary> listOwn(
      UserId author, Option<PostStatus> status, Page.PageRequest page) {
    return posts.findByAuthor(author, status, page);
  }

  public Either<PostRefusal, Page<PostSummary>> listAllUnpublished(
      Actor actor, PostStatus status, Page.PageRequest page) {
    return AccessPolicy.allows(actor, Action.LIST_ALL_UNPUBLISHED_POSTS)
        ? Either.right(posts.findByStatus(status, page))
        : Either.left(new PostRefusal.NotAllowed(Action.LIST_ALL_UNPUBLISHED_POSTS));
  }
}
