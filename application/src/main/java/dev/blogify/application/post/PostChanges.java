package dev.blogify.application.post;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.Cause;
import dev.blogify.application.post.Posts.Conflict.Outdated;
import dev.blogify.application.post.Posts.Conflict.Taken;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostId;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.NoSuchPost;
import dev.blogify.domain.post.PostRefusal.NotAllowed;
import dev.blogify.domain.post.PostRefusal.SlugTaken;
import dev.blogify.domain.post.PostRefusal.Stale;
import io.vavr.control.Either;
import java.util.function.Function;

/**
 * How every change of a post goes: find, may the actor, is it the version meant, decide, commit.
 */
final class PostChanges {
  private final Posts posts;

  PostChanges(Posts posts) {
    this.posts = posts;
  }

  /** The post, if the actor may know of it and do this. */
  Either<PostRefusal, Post> find(PostId id, Actor actor, Act act) {
    return posts
        .find(id)
        .<Either<PostRefusal, Post>>map(post ->
            switch (post.judge(actor, act)) {
              case ALLOWED -> right(post);
              case FORBIDDEN -> left(new NotAllowed(act));
              case HIDDEN -> left(new NoSuchPost());
            })
        .getOrElse(() -> left(new NoSuchPost()));
  }

  Either<PostRefusal, Post> apply(
      PostTarget target, Act act, Function<Post, Either<PostRefusal, PostChange>> decision) {
    return find(target.post(), target.cause().actor(), act)
        .flatMap(post ->
            target.expected().includes(post.version())
                ? right(post)
                : left(new Stale(post.version())))
        .flatMap(decision)
        .flatMap(change -> commit(change, target.cause()));
  }

  Either<PostRefusal, Post> commit(PostChange change, Cause cause) {
    return change.isNone()
        ? right(change.after())
        : posts
            .commit(change, cause)
            .mapLeft(conflict ->
                switch (conflict) {
                  case Taken(var slug) -> new SlugTaken(slug);
                  case Outdated() -> outdated(change.after().id());
                });
  }

  /** What somebody else's change made of the post, which may be nothing. */
  private PostRefusal outdated(PostId id) {
    return posts
        .find(id)
        .<PostRefusal>map(post -> new Stale(post.version()))
        .getOrElse(NoSuchPost::new);
  }
}
