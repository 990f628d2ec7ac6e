package dev.blogify.application.post;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.Posts;
import dev.blogify.application.ports.Posts.Conflict.OutdatedVersion;
import dev.blogify.application.ports.Posts.Conflict.SlugConflict;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;

/** The steps of every change of a post: load, authorize, check the version, decide, commit. */
final class PostCommandExecutor {
  private final Posts posts;
  private final InstantSource clock;

  PostCommandExecutor(Posts posts, InstantSource clock) {
    this.posts = posts;
    this.clock = clock;
  }

  Either<PostRefusal, Post> execute(
      PostTarget target,
      Action action,
      BiFunction<Post, Instant, Either<PostRefusal, PostChange>> decision) {
    return Post.authorize(posts.find(target.postId()), target.context().actor(), action)
        .flatMap(post ->
            target.expectedVersion().matches(post.version())
                ? decision.apply(post, clock.instant())
                : left(new PostRefusal.VersionConflict(post.version())))
        .flatMap(change -> commit(change, target.context()));
  }

  Either<PostRefusal, Post> commit(PostChange change, CommandContext context) {
    return change.isEmpty()
        ? right(change.after())
        : posts
            .commit(change, context)
            .mapLeft(conflict ->
                switch (conflict) {
                  case SlugConflict(var slug) -> new PostRefusal.SlugTaken(slug);
                  case OutdatedVersion() -> versionConflict(change.after().id());
                });
  }

  /** The refusal after a concurrent change, which may have purged the post. */
  private PostRefusal versionConflict(PostId id) {
    return posts
        .find(id)
        .<PostRefusal>map(post -> new PostRefusal.VersionConflict(post.version()))
        .getOrElse(PostRefusal.PostNotFound::new);
  }
}
