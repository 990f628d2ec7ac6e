package dev.blogify.application.post;

import static io.vavr.control.Either.left;

import dev.blogify.application.CommandContext;
import dev.blogify.application.IdGenerator;
import dev.blogify.application.media.PictureValidator;
import dev.blogify.application.ports.BodyRenderer;
import dev.blogify.application.ports.MediaLibrary;
import dev.blogify.application.ports.Posts;
import dev.blogify.domain.access.AccessPolicy;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.post.Content;
import dev.blogify.domain.post.Post;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.Slug;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Creates a draft. An explicit slug must be free; without one, the first free candidate is used.
 */
public final class CreatePost {
  private final PostCommandExecutor executor;
  private final PictureValidator pictures;
  private final ContentPreparation contents;
  private final IdGenerator ids;
  private final InstantSource clock;

  public CreatePost(
      Posts posts,
      MediaLibrary media,
      BodyRenderer renderer,
      IdGenerator ids,
      InstantSource clock) {
    this.executor = new PostCommandExecutor(posts, clock);
    this.pictures = new PictureValidator(media);
    this.contents = new ContentPreparation(renderer);
    this.ids = ids;
    this.clock = clock;
  }

  public Either<PostRefusal, Post> handle(Command command) {
    if (!(command.context().actor() instanceof Person author
        && AccessPolicy.allows(author, Action.CREATE_POST))) {
      return left(new PostRefusal.NotAllowed(Action.CREATE_POST));
    }
    return pictures
        .requireUsable(command.content().cover())
        .<PostRefusal>mapLeft(PostRefusal.PictureNotUsable::new)
        .flatMap(_ -> contents.prepare(command.content()))
        .flatMap(content -> create(command, content, author, clock.instant()));
  }

  private Either<PostRefusal, Post> create(
      Command command, Content content, Person author, Instant now) {
    var id = ids.newPostId(now);
    var slugs =
        command
            .slug()
            .<Seq<Slug>>map(List::of)
            .getOrElse(() -> Slug.candidates(content.title(), id));
    var refusal = Option.<PostRefusal>none();
    for (var slug : slugs) {
      var created =
          executor.commit(Post.create(id, author.id(), slug, content, now), command.context());
      if (created.isRight() || !(created.getLeft() instanceof PostRefusal.SlugTaken)) {
        return created;
      }
      refusal = Option.some(created.getLeft());
    }
    return left(refusal.get());
  }

  /**
   * The content of a new post.
   *
   * @param slug explicit slug; none to derive one from the title
   */
  public record Command(Content content, Option<Slug> slug, CommandContext context) {}
}
