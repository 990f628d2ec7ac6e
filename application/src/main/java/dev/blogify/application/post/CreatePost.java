package dev.blogify.application.post;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.application.Cause;
import dev.blogify.application.Ids;
import dev.blogify.application.media.MediaLibrary;
import dev.blogify.application.media.Pictures;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.access.Ownership;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.PostRefusal.NoSuchPicture;
import dev.blogify.domain.post.PostRefusal.NotAllowed;
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
  private final PostChanges changes;
  private final Pictures pictures;
  private final Ids ids;
  private final InstantSource clock;

  public CreatePost(Posts posts, MediaLibrary media, Ids ids, InstantSource clock) {
    this.changes = new PostChanges(posts);
    this.pictures = new Pictures(media);
    this.ids = ids;
    this.clock = clock;
  }

  public Either<PostRefusal, Post> handle(Command command) {
    var missing = pictures.missing(command.content().cover());
    return author(command.cause())
        .flatMap(author ->
            missing.isDefined()
                ? left(new NoSuchPicture(missing.get()))
                : create(command, author, clock.instant()));
  }

  private static Either<PostRefusal, Person> author(Cause cause) {
    return cause.actor() instanceof Person person && Ownership.allows(person, Act.CREATE_POST)
        ? right(person)
        : left(new NotAllowed(Act.CREATE_POST));
  }

  private Either<PostRefusal, Post> create(Command command, Person author, Instant now) {
    var id = ids.post(now);
    var slugs =
        command
            .slug()
            .<Seq<Slug>>map(List::of)
            .getOrElse(() -> Slug.candidates(command.content().title(), id));
    var refused = Option.<PostRefusal>none();
    for (var slug : slugs) {
      var created =
          changes.commit(
              Post.create(id, author.id(), slug, command.content(), now), command.cause());
      if (created.isRight() || !(created.getLeft() instanceof SlugTaken)) {
        return created;
      }
      refused = Option.some(created.getLeft());
    }
    return left(refused.get());
  }

  public record Command(Content content, Option<Slug> slug, Cause cause) {}
}
