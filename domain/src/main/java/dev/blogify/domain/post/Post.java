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
import dev.blogify.domain.access.AccessPolicy.AccessDecision;
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
import dev.blogify.domain.post.PostRefusal.NothingToPublish;
import dev.blogify.domain.post.PostRefusal.PostNotFound;
import dev.blogify.domain.post.PostRefusal.PublicationDateAlreadySet;
import dev.blogify.domain.post.PostRefusal.PublicationInTheFuture;
import dev.blogify.domain.post.PostRefusal.ScheduledInThePast;
import dev.blogify.domain.post.PostRefusal.TooManySlugs;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * A post in one of its four lives; each holds exactly the data that it has. Every change answers
 * with the next state and the facts that led to it, or with the reason why it may not be.
 */
public sealed interface Post {
  PostMetadata metadata();

  /** The newest content, which on a published post may be a working copy that nobody sees yet. */
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

  /** What readers see, and perhaps a working copy beside it. */
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
  }

  record Trashed(PostMetadata metadata, Content content, Instant trashedAt) implements Post {
    public static final Duration TRASH_RETENTION = Duration.ofDays(30);

    /** From when on the post is gone for good. */
    public Instant purgeAt() {
      return trashedAt.plus(TRASH_RETENTION);
    }

    private boolean isPurgeDueAt(Instant now) {
      return !now.isBefore(purgeAt());
    }

    /** The end of a post that is due to go; none before. */
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
   * @param version the post's version when it was published: what public answers are tagged with
   */
  record PublishedVersion(Content content, Version version, Instant publishedAt) {}

  /**
   * An edit of a published post, seen by readers once it is published itself.
   *
   * @param version the post's version when it was written: the revision that holds it
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

  /** The address that comes with the newest content. */
  default Slug slug() {
    return this instanceof Published(_, _, var copy) && copy.isDefined()
        ? copy.get().slug()
        : metadata().slugHistory().current();
  }

  default AccessDecision decideAccess(Actor actor, Action act) {
    return AccessPolicy.decide(actor, act, author(), this instanceof Published);
  }

  static PostChange create(PostId id, UserId author, Slug slug, Content content, Instant now) {
    var head =
        new PostMetadata(id, author, Version.FIRST, SlugHistory.initial(slug), Option.none(), now);
    return PostChange.creation(new Draft(head, content), new PostCreated(slug, content.title()));
  }

  /** An edit that changes nothing is no change. */
  default Either<PostRefusal, PostChange> edit(ContentEdit edit, Instant now) {
    var content = edit.applyTo(content());
    var slug = edit.slug().getOrElse(slug());
    if (!(this instanceof Trashed) && content.equals(content()) && slug.equals(slug())) {
      return right(PostChange.unchanged(this));
    }
    var head = metadata().nextVersion(now);
    return switch (this) {
      case Draft _ -> right(PostChange.edit(this, new Draft(head.withSlug(slug), content)));
      case Scheduled(_, _, var publishAt) ->
          right(PostChange.edit(this, new Scheduled(head.withSlug(slug), content, publishAt)));
      case Published(_, var live, _) -> {
        var copy = new WorkingCopy(slug, content, head.version());
        yield right(PostChange.edit(this, new Published(head, live, Option.some(copy))));
      }
      case Trashed _ -> invalidState(EDIT_POST);
    };
  }

  /**
   * Shows the newest content to the world.
   *
   * @param backdated the date of first publication, if the author gives one: in the past, and only
   *     while there is none
   */
  default Either<PostRefusal, PostChange> publish(Option<Instant> backdated, Instant now) {
    return switch (this) {
      case Trashed _ -> invalidState(PUBLISH_POST);
      case Published(_, _, var copy) when copy.isEmpty() -> left(new NothingToPublish());
      case Draft _, Scheduled _, Published _ ->
          resolvePublicationDate(backdated, now)
              .flatMap(first -> Either.narrow(publishAs(first, now)));
    };
  }

  private Either<TooManySlugs, PostChange> publishAs(Instant first, Instant now) {
    var head = metadata().nextVersion(now).withSlug(slug()).withFirstPublication(first);
    if (head.slugHistory().publicSlugs().size() > SlugHistory.MAX_PUBLIC_SLUGS) {
      return left(new TooManySlugs(SlugHistory.MAX_PUBLIC_SLUGS));
    }
    var published =
        new PostPublished(
            slug(),
            content().title(),
            content().tags(),
            first,
            metadata().firstPublishedAt().isEmpty());
    var live = new PublishedVersion(content(), head.version(), now);
    return right(PostChange.transition(this, new Published(head, live, Option.none()), published));
  }

  /**
   * Publishes what is scheduled for now or before, dated as it was scheduled. What cannot be
   * published goes on as a draft; what is not due, or not scheduled, stays as it is.
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
    var first = metadata().firstPublishedAt();
    return first.isDefined() && backdated.isDefined() && !first.equals(backdated)
        ? left(new PublicationDateAlreadySet(first.get()))
        : right(first.orElse(backdated).getOrElse(now));
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

  /** Takes the post from the world; its newest content goes on as a draft. */
  default Either<PostRefusal, PostChange> unpublish(Instant now) {
    return switch (this) {
      case Published _ -> {
        var draft = new Draft(metadata().nextVersion(now).withSlug(slug()), content());
        yield right(PostChange.transition(this, draft, new PostUnpublished()));
      }
      case Draft _, Scheduled _, Trashed _ -> invalidState(UNPUBLISH_POST);
    };
  }

  /** Drops the working copy: what is live is the newest content again. */
  default Either<PostRefusal, PostChange> discardWorkingCopy(Instant now) {
    return switch (this) {
      case Published(_, var live, var copy) when copy.isDefined() ->
          right(
              PostChange.edit(
                  this, new Published(metadata().nextVersion(now), live, Option.none())));
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

  /** Until it is gone for good, though it may not have been purged yet. */
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

  private <T> Either<PostRefusal, T> invalidState(Action act) {
    return left(new InvalidState(status(), act));
  }
}
