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
import dev.blogify.domain.post.PostRefusal.NotAllowed;
import dev.blogify.domain.post.PostRefusal.PostNotFound;
import dev.blogify.domain.post.PostRefusal.SlugTaken;
import dev.blogify.domain.post.PostRefusal.VersionConflict;
import io.vavr.control.Either;
import java.util.function.Function;

/**
 * How every change of a post goes: find, may the actor, is it the version meant, decide, commit.
 */
final class PostCommandExecutor {
  private final Posts posts;

  PostCommandExecutor(Posts posts) {
    this.posts = posts;
  }

  /** The post, if the actor may know of it and do this. */
  Either<PostRefusal, Post> findAuthorized(PostId id, Actor actor, Action act) {
    return posts
        .find(id)
        .<Either<PostRefusal, Post>>map(post ->
            switch (post.decideAccess(actor, act)) {
              case ALLOWED -> right(post);
              case FORBIDDEN -> left(new NotAllowed(act));
              case HIDDEN -> left(new PostNotFound());
            })
        .getOrElse(() -> left(new PostNotFound()));
  }

  Either<PostRefusal, Post> execute(
      PostTarget target, Action act, Function<Post, Either<PostRefusal, PostChange>> decision) {
    return findAuthorized(target.postId(), target.context().actor(), act)
        .flatMap(post ->
            target.expectedVersion().matches(post.version())
                ? right(post)
                : left(new VersionConflict(post.version())))
        .flatMap(decision)
        .flatMap(change -> commit(change, target.context()));
  }

  Either<PostRefusal, Post> commit(PostChange change, CommandContext cause) {
    return change.isEmpty()
        ? right(change.after())
        : posts
            .commit(change, cause)
            .mapLeft(conflict ->
                switch (conflict) {
                  case SlugConflict(var slug) -> new SlugTaken(slug);
                  case OutdatedVersion() -> versionConflict(change.after().id());
                });
  }

  /** What somebody else's change made of the post, which may be nothing. */
  private PostRefusal versionConflict(PostId id) {
    return posts
        .find(id)
        .<PostRefusal>map(post -> new VersionConflict(post.version()))
        .getOrElse(PostNotFound::new);
  }
}
