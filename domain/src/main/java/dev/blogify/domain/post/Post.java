package dev.blogify.domain.post;

import static dev.blogify.domain.access.Action.EDIT_POST;
import static dev.blogify.domain.access.Action.PUBLISH_POST;
import static dev.blogify.domain.access.Action.RESTORE_POST;
import static dev.blogify.domain.access.Action.SCHEDULE_POST;
import static dev.blogify.domain.access.Action.TRASH_POST;
import static dev.blogify.domain.access.Action.UNPUBLISH_POST;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.AccessPolicy;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.post.PostEvent.PostCreated;
import dev.blogify.domain.post.PostEvent.PostPublished;
import dev.blogify.domain.post.PostEvent.PostPurged;
import dev.blogify.domain.post.PostEvent.PostRestored;
import dev.blogify.domain.post.PostEvent.PostScheduled;
import dev.blogify.domain.post.PostEvent.PostSchedulingFailed;
import dev.blogify.domain.post.PostEvent.PostTrashed;
import dev.blogify.domain.post.PostEvent.PostUnpublished;
import dev.blogify.domain.post.PostEvent.PostUnscheduled;
import dev.blogify.domain.post.PostRefusal.InvalidState;
import dev.blogify.domain.post.PostRefusal.NotAllowed;
import dev.blogify.domain.post.PostRefusal.NothingToPublish;
import dev.blogify.domain.post.PostRefusal.PostNotFound;
import dev.blogify.domain.post.PostRefusal.PublicationDateAlreadySet;
import dev.blogify.domain.post.PostRefusal.PublicationInTheFuture;
import dev.blogify.domain.post.PostRefusal.ScheduledInThePast;
import dev.blogify.domain.post.PostRefusal.TooManySlugs;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * A post in one of its four states; each record has the data of its state. Every command returns
 * the next state with its events, or a refusal.
 */
public sealed interface Post {
  PostMetadata metadata();

  /** The latest content; for a published post, that of its working copy if it has one. */
  Content content();

  PostStatus status();

  record Draft(PostMetadata metadata, Content content) implements Post {
    @Override
    public PostStatus status() {
      return PostStatus.DRAFT;
    }
  }

  record Scheduled(PostMetadata metadata, Content content, Instant publishAt) implements Post {
    @Override
    public PostStatus status() {
      return PostStatus.SCHEDULED;
    }
  }

  /** Visible to readers; edits go to the working copy. */
  record Published(
      PostMetadata metadata, PublishedVersion publishedVersion, Option<WorkingCopy> workingCopy)
      implements Post {
    @Override
    public Content content() {
      return workingCopy.map(WorkingCopy::content).getOrElse(publishedVersion.content());
    }

    @Override
    public PostStatus status() {
      return PostStatus.PUBLISHED;
    }

    public Instant firstPublishedAt() {
      return metadata.firstPublishedAt().get();
    }

    /** All feeds that list this post. */
    public Seq<Feed> feeds() {
      return List.<Feed>of(new Feed.AllPosts(), new Feed.ByAuthor(author()))
          .appendAll(publishedVersion.content().tags().values().map(Feed.ByTag::new));
    }
  }

  record Trashed(PostMetadata metadata, Content content, Instant trashedAt) implements Post {
    public static final Duration TRASH_RETENTION = Duration.ofDays(30);

    /** Time after which the post can no longer be restored. */
    public Instant purgeAt() {
      return trashedAt.plus(TRASH_RETENTION);
    }

    private boolean isPurgeDueAt(Instant now) {
      return !now.isBefore(purgeAt());
    }

    /** The permanent deletion; none before {@link #purgeAt}. */
    public Option<PostPurge> purgeIfDue(Instant now) {
      return Option.when(
          isPurgeDueAt(now),
          () -> new PostPurge(this, version().next(), now, List.of(new PostPurged())));
    }

    @Override
    public PostStatus status() {
      return PostStatus.TRASHED;
    }
  }

  /**
   * The published content.
   *
   * @param version version of the post at publication; the ETag of public responses
   */
  record PublishedVersion(Content content, Version version, Instant publishedAt) {}

  /**
   * Unpublished edits of a published post.
   *
   * @param version version of the post when the copy was written; also the version of its revision
   */
  record WorkingCopy(Slug slug, Content content, Version version) {}

  default PostId id() {
    return metadata().id();
  }

  default UserId author() {
    return metadata().author();
  }

  default Version version() {
    return metadata().version();
  }

  /** The slug of the latest content. */
  default Slug slug() {
    return this instanceof Published(_, _, var copy) && copy.isDefined()
        ? copy.get().slug()
        : metadata().slugHistory().current();
  }

  /** This post, if the actor may perform the action on it. */
  default Either<PostRefusal, Post> authorize(Actor actor, Action action) {
    return switch (AccessPolicy.decide(actor, action, author(), this instanceof Published)) {
      case ALLOWED -> right(this);
      case FORBIDDEN -> left(new NotAllowed(action));
      case HIDDEN -> left(new PostNotFound());
    };
  }

  static PostChange create(PostId id, UserId author, Slug slug, Content content, Instant now) {
    var metadata =
        new PostMetadata(id, author, Version.FIRST, SlugHistory.initial(slug), Option.none(), now);
    return PostChange.creation(
        new Draft(metadata, content), new PostCreated(slug, content.title()));
  }

  /** Returns an empty change if the edit equals the latest content. */
  default Either<PostRefusal, PostChange> edit(ContentEdit edit, Instant now) {
    var content = edit.applyTo(content());
    var slug = edit.slug().getOrElse(slug());
    if (!(this instanceof Trashed) && content.equals(content()) && slug.equals(slug())) {
      return right(PostChange.unchanged(this));
    }
    var nextMetadata = metadata().nextVersion(now);
    return switch (this) {
      case Draft _ -> right(PostChange.edit(this, new Draft(nextMetadata.withSlug(slug), content)));
      case Scheduled(_, _, var publishAt) ->
          right(
              PostChange.edit(
                  this, new Scheduled(nextMetadata.withSlug(slug), content, publishAt)));
      case Published(_, var published, _) -> {
        var copy = new WorkingCopy(slug, content, nextMetadata.version());
        yield right(
            PostChange.edit(this, new Published(nextMetadata, published, Option.some(copy))));
      }
      case Trashed _ -> invalidState(EDIT_POST);
    };
  }

  /**
   * Publishes the latest content.
   *
   * @param backdated time of the first publication, for a post that was never published; in the
   *     past
   */
  default Either<PostRefusal, PostChange> publish(Option<Instant> backdated, Instant now) {
    return switch (this) {
      case Trashed _ -> invalidState(PUBLISH_POST);
      case Published(_, _, var copy) when copy.isEmpty() -> left(new NothingToPublish());
      case Draft _, Scheduled _, Published _ ->
          resolvePublicationDate(backdated, now)
              .flatMap(publishedAt -> Either.narrow(publishAs(publishedAt, now)));
    };
  }

  private Either<TooManySlugs, PostChange> publishAs(Instant firstPublishedAt, Instant now) {
    var nextMetadata =
        metadata().nextVersion(now).withSlug(slug()).withFirstPublication(firstPublishedAt);
    if (nextMetadata.slugHistory().publicSlugs().size() > SlugHistory.MAX_PUBLIC_SLUGS) {
      return left(new TooManySlugs(SlugHistory.MAX_PUBLIC_SLUGS));
    }
    var event =
        new PostPublished(
            slug(),
            content().title(),
            content().tags(),
            firstPublishedAt,
            metadata().firstPublishedAt().isEmpty());
    var published = new PublishedVersion(content(), nextMetadata.version(), now);
    return right(
        PostChange.transition(this, new Published(nextMetadata, published, Option.none()), event));
  }

  /**
   * Publishes a scheduled post that is due, with the scheduled time as time of first publication.
   * The post becomes a draft if it cannot be published. Returns an empty change for other posts.
   */
  default PostChange publishIfDue(Instant now) {
    return this instanceof Scheduled(_, _, var publishAt) && !publishAt.isAfter(now)
        ? publishAs(metadata().firstPublishedAt().getOrElse(publishAt), now)
            .getOrElseGet(reason ->
                PostChange.transition(
                    this,
                    new Draft(metadata().nextVersion(now), content()),
                    new PostSchedulingFailed(reason)))
        : PostChange.unchanged(this);
  }

  private Either<PostRefusal, Instant> resolvePublicationDate(
      Option<Instant> backdated, Instant now) {
    if (backdated.exists(now::isBefore)) {
      return left(new PublicationInTheFuture(backdated.get()));
    }
    var existing = metadata().firstPublishedAt();
    return existing.isDefined() && backdated.isDefined() && !existing.equals(backdated)
        ? left(new PublicationDateAlreadySet(existing.get()))
        : right(existing.orElse(backdated).getOrElse(now));
  }

  default Either<PostRefusal, PostChange> schedule(Instant publishAt, Instant now) {
    return switch (this) {
      case Published _, Trashed _ -> invalidState(SCHEDULE_POST);
      case Draft _, Scheduled _ when !publishAt.isAfter(now) ->
          left(new ScheduledInThePast(publishAt));
      case Draft _, Scheduled _ ->
          right(
              PostChange.transition(
                  this,
                  new Scheduled(metadata().nextVersion(now), content(), publishAt),
                  new PostScheduled(publishAt)));
    };
  }

  default Either<PostRefusal, PostChange> unschedule(Instant now) {
    return switch (this) {
      case Scheduled _ ->
          right(
              PostChange.transition(
                  this, new Draft(metadata().nextVersion(now), content()), new PostUnscheduled()));
      case Draft _, Published _, Trashed _ -> invalidState(SCHEDULE_POST);
    };
  }

  /** Hides the post from readers; its latest content becomes a draft. */
  default Either<PostRefusal, PostChange> unpublish(Instant now) {
    return switch (this) {
      case Published _ -> {
        var draft = new Draft(metadata().nextVersion(now).withSlug(slug()), content());
        yield right(PostChange.transition(this, draft, new PostUnpublished()));
      }
      case Draft _, Scheduled _, Trashed _ -> invalidState(UNPUBLISH_POST);
    };
  }

  /** Discards the working copy; the published content is the latest content again. */
  default Either<PostRefusal, PostChange> discardWorkingCopy(Instant now) {
    return switch (this) {
      case Published(_, var published, var copy) when copy.isDefined() ->
          right(
              PostChange.edit(
                  this, new Published(metadata().nextVersion(now), published, Option.none())));
      case Published _, Draft _, Scheduled _, Trashed _ -> invalidState(EDIT_POST);
    };
  }

  default Either<PostRefusal, PostChange> trash(Instant now) {
    return switch (this) {
      case Trashed _ -> invalidState(TRASH_POST);
      case Draft _, Scheduled _, Published _ -> {
        var trashed = new Trashed(metadata().nextVersion(now).withSlug(slug()), content(), now);
        yield right(PostChange.transition(this, trashed, new PostTrashed()));
      }
    };
  }

  /** Restores a trashed post as a draft, before {@link Trashed#purgeAt}. */
  default Either<PostRefusal, PostChange> restore(Instant now) {
    return switch (this) {
      case Trashed trashed when trashed.isPurgeDueAt(now) -> left(new PostNotFound());
      case Trashed _ ->
          right(
              PostChange.transition(
                  this, new Draft(metadata().nextVersion(now), content()), new PostRestored()));
      case Draft _, Scheduled _, Published _ -> invalidState(RESTORE_POST);
    };
  }

  private <T> Either<PostRefusal, T> invalidState(Action action) {
    return left(new InvalidState(status(), action));
  }
}
