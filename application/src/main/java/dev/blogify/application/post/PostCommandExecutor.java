package dev.blogify.application.post;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Posts.Conflict.OutdatedVersion;
import dev.blogify.application.ports.Posts.Conflict.SlugConflict;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.PostNotFound;
import dev.blogify.domain.post.PostRefusal.SlugTaken;
import dev.blogify.domain.post.PostRefusal.VersionConflict;
import io.vavr.control.Either;
import java.util.function.Function;

/** The steps of every change of a post: load, authorize, check the version, decide, commit. */
final class PostCommandExecutor {
  private final Posts posts;

  PostCommandExecutor(Posts posts) {
    this.posts = posts;
  }

  /** The post, if it exists and the actor may perform the action on it. */
  Either<PostRefusal, Post> findAuthorized(PostId id, Actor actor, Action action) {
    return posts
        .find(id)
        .<PostRefusal>toEither(PostNotFound::new)
        .flatMap(post -> post.authorize(actor, action));
  }

  Either<PostRefusal, Post> execute(
      PostTarget target, Action action, Function<Post, Either<PostRefusal, PostChange>> decision) {
    return findAuthorized(target.postId(), target.context().actor(), action)
        .flatMap(post ->
            target.expectedVersion().matches(post.version())
                ? decision.apply(post)
                : left(new VersionConflict(post.version())))
        .flatMap(change -> commit(change, target.context()));
  }

  Either<PostRefusal, Post> commit(PostChange change, CommandContext context) {
    return change.isEmpty()
        ? right(change.after())
        : posts
            .commit(change, context)
            .mapLeft(conflict ->
                switch (conflict) {
                  case SlugConflict(var slug) -> new SlugTaken(slug);
                  case OutdatedVersion() -> versionConflict(change.after().id());
                });
  }

  /** The refusal after a concurrent change, which may have purged the post. */
  private PostRefusal versionConflict(PostId id) {
    return posts
        .find(id)
        .<PostRefusal>map(post -> new VersionConflict(post.version()))
        .getOrElse(PostNotFound::new);
  }
}
