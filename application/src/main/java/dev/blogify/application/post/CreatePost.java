package dev.blogify.application.post;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.CommandContext;
import dev.blogify.application.IdGenerator;
import dev.blogify.application.media.PictureValidator;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.AccessPolicy;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.NotAllowed;
import dev.blogify.domain.post.PostRefusal.PictureNotUsable;
import dev.blogify.domain.post.PostRefusal.SlugTaken;
import dev.blogify.domain.post.Slug;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;

/** Starts a draft. A slug that is given must be free; one that is derived finds a free one. */
public final class CreatePost {
  private final PostCommandExecutor changes;
  private final PictureValidator pictures;
  private final IdGenerator ids;
  private final InstantSource clock;

  public CreatePost(Posts posts, MediaLibrary media, IdGenerator ids, InstantSource clock) {
    this.changes = new PostCommandExecutor(posts);
    this.pictures = new PictureValidator(media);
    this.ids = ids;
    this.clock = clock;
  }

  public Either<PostRefusal, Post> handle(Command command) {
    var missing = pictures.findUnusable(command.content().cover());
    return author(command.context())
        .flatMap(author ->
            missing.isDefined()
                ? left(new PictureNotUsable(missing.get()))
                : create(command, author, clock.instant()));
  }

  private static Either<PostRefusal, Person> author(CommandContext cause) {
    return cause.actor() instanceof Person person && AccessPolicy.allows(person, Action.CREATE_POST)
        ? right(person)
        : left(new NotAllowed(Action.CREATE_POST));
  }

  private Either<PostRefusal, Post> create(Command command, Person author, Instant now) {
    var id = ids.newPostId(now);
    var slugs =
        command
            .slug()
            .<Seq<Slug>>map(List::of)
            .getOrElse(() -> Slug.candidates(command.content().title(), id));
    var refused = Option.<PostRefusal>none();
    for (var slug : slugs) {
      var created =
          changes.commit(
              Post.create(id, author.id(), slug, command.content(), now), command.context());
      if (created.isRight() || !(created.getLeft() instanceof SlugTaken)) {
        return created;
      }
      refused = Option.some(created.getLeft());
    }
    return left(refused.get());
  }

  public record Command(Content content, Option<Slug> slug, CommandContext context) {}
}
