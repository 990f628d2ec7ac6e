package dev.blogify.domain.post;

import static dev.blogify.domain.access.Act.EDIT_POST;
import static dev.blogify.domain.access.Act.PUBLISH_POST;
import static dev.blogify.domain.access.Act.RESTORE_POST;
import static dev.blogify.domain.access.Act.SCHEDULE_POST;
import static dev.blogify.domain.access.Act.TRASH_POST;
import static dev.blogify.domain.access.Act.UNPUBLISH_POST;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.Ownership;
import dev.blogify.domain.access.Ownership.Verdict;
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
import dev.blogify.domain.post.PostRefusal.NoSuchPost;
import dev.blogify.domain.post.PostRefusal.NotIn;
import dev.blogify.domain.post.PostRefusal.NothingToPublish;
import dev.blogify.domain.post.PostRefusal.PublicationDateFixed;
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
  Head head();

  /** The newest content, which on a published post may be a working copy that nobody sees yet. */
  Content content();

  Status status();

  record Draft(Head head, Content content) implements Post {
    @Override
    public Status status() {
      return Status.DRAFT;
    }
  }

  record Scheduled(Head head, Content content, Instant publishAt) implements Post {
    @Override
    public Status status() {
      return Status.SCHEDULED;
    }
  }

  /** What readers see, and perhaps a working copy beside it. */
  record Published(Head head, Live live, Option<WorkingCopy> copy) implements Post {
    @Override
    public Content content() {
      return copy.map(WorkingCopy::content).getOrElse(live.content());
    }

    @Override
    public Status status() {
      return Status.PUBLISHED;
    }

    public Instant firstPublished() {
      return head.firstPublished().get();
    }
  }

  record Trashed(Head head, Content content, Instant trashedAt) implements Post {
    public static final Duration KEPT = Duration.ofDays(30);

    /** From when on the post is gone for good. */
    public Instant purgeAt() {
      return trashedAt.plus(KEPT);
    }

    private boolean isGoneAt(Instant now) {
      return !now.isBefore(purgeAt());
    }

    /** The end of a post that is due to go; none before. */
    public Option<PostPurge> purge(Instant now) {
      return Option.when(
          isGoneAt(now),
          () -> new PostPurge(this, version().next(), now, List.of(new PostPurged())));
    }

    @Override
    public Status status() {
      return Status.TRASHED;
    }
  }

  /**
   * The published content.
   *
   * @param version the post's version when it was published: what public answers are tagged with
   */
  record Live(Content content, Version version, Instant since) {}

  /**
   * An edit of a published post, seen by readers once it is published itself.
   *
   * @param version the post's version when it was written: the revision that holds it
   */
  record WorkingCopy(Slug slug, Content content, Version version) {}

  default PostId id() {
    return head().id();
  }

  default UserId author() {
    return head().author();
  }

  default Version version() {
    return head().version();
  }

  /** The address that comes with the newest content. */
  default Slug slug() {
    return this instanceof Published(_, _, var copy) && copy.isDefined()
        ? copy.get().slug()
        : head().slugs().current();
  }

  default Verdict judge(Actor actor, Act act) {
    return Ownership.judge(actor, act, author(), this instanceof Published);
  }

  static PostChange create(PostId id, UserId author, Slug slug, Content content, Instant now) {
    var head = new Head(id, author, Version.FIRST, Slugs.unpublished(slug), Option.none(), now);
    return PostChange.creation(new Draft(head, content), new PostCreated(slug, content.title()));
  }

  /** An edit that changes nothing is no change. */
  default Either<PostRefusal, PostChange> edit(ContentEdit edit, Instant now) {
    var content = edit.applyTo(content());
    var slug = edit.slug().getOrElse(slug());
    if (!(this instanceof Trashed) && content.equals(content()) && slug.equals(slug())) {
      return right(PostChange.none(this));
    }
    var head = head().next(now);
    return switch (this) {
      case Draft _ -> right(PostChange.edit(this, new Draft(head.renamed(slug), content)));
      case Scheduled(_, _, var publishAt) ->
          right(PostChange.edit(this, new Scheduled(head.renamed(slug), content, publishAt)));
      case Published(_, var live, _) -> {
        var copy = new WorkingCopy(slug, content, head.version());
        yield right(PostChange.edit(this, new Published(head, live, Option.some(copy))));
      }
      case Trashed _ -> refused(EDIT_POST);
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
      case Trashed _ -> refused(PUBLISH_POST);
      case Published(_, _, var copy) when copy.isEmpty() -> left(new NothingToPublish());
      case Draft _, Scheduled _, Published _ ->
          publicationDate(backdated, now).flatMap(first -> Either.narrow(publishAs(first, now)));
    };
  }

  private Either<TooManySlugs, PostChange> publishAs(Instant first, Instant now) {
    var head = head().next(now).renamed(slug()).published(first);
    if (head.slugs().everPublic().size() > Slugs.MAX_PUBLIC) {
      return left(new TooManySlugs(Slugs.MAX_PUBLIC));
    }
    var published =
        new PostPublished(
            slug(), content().title(), content().tags(), first, head().firstPublished().isEmpty());
    var live = new Live(content(), head.version(), now);
    return right(PostChange.of(this, new Published(head, live, Option.none()), published));
  }

  /**
   * Publishes what is scheduled for now or before, dated as it was scheduled. What cannot be
   * published goes on as a draft; what is not due, or not scheduled, stays as it is.
   */
  default PostChange publishDue(Instant now) {
    return this instanceof Scheduled(_, _, var publishAt) && !publishAt.isAfter(now)
        ? publishAs(head().firstPublished().getOrElse(publishAt), now)
            .getOrElseGet(reason ->
                PostChange.of(
                    this, new Draft(head().next(now), content()), new PostSchedulingFailed(reason)))
        : PostChange.none(this);
  }

  private Either<PostRefusal, Instant> publicationDate(Option<Instant> backdated, Instant now) {
    if (backdated.exists(now::isBefore)) {
      return left(new PublicationInTheFuture(backdated.get()));
    }
    var first = head().firstPublished();
    return first.isDefined() && backdated.isDefined() && !first.equals(backdated)
        ? left(new PublicationDateFixed(first.get()))
        : right(first.orElse(backdated).getOrElse(now));
  }

  default Either<PostRefusal, PostChange> schedule(Instant publishAt, Instant now) {
    return switch (this) {
      case Published _, Trashed _ -> refused(SCHEDULE_POST);
      case Draft _, Scheduled _ when !publishAt.isAfter(now) ->
          left(new ScheduledInThePast(publishAt));
      case Draft _, Scheduled _ ->
          right(
              PostChange.of(
                  this,
                  new Scheduled(head().next(now), content(), publishAt),
                  new PostScheduled(publishAt)));
    };
  }

  default Either<PostRefusal, PostChange> unschedule(Instant now) {
    return switch (this) {
      case Scheduled _ ->
          right(PostChange.of(this, new Draft(head().next(now), content()), new PostUnscheduled()));
      case Draft _, Published _, Trashed _ -> refused(SCHEDULE_POST);
    };
  }

  /** Takes the post from the world; its newest content goes on as a draft. */
  default Either<PostRefusal, PostChange> unpublish(Instant now) {
    return switch (this) {
      case Published _ -> {
        var draft = new Draft(head().next(now).renamed(slug()), content());
        yield right(PostChange.of(this, draft, new PostUnpublished()));
      }
      case Draft _, Scheduled _, Trashed _ -> refused(UNPUBLISH_POST);
    };
  }

  /** Drops the working copy: what is live is the newest content again. */
  default Either<PostRefusal, PostChange> discardCopy(Instant now) {
    return switch (this) {
      case Published(_, var live, var copy) when copy.isDefined() ->
          right(PostChange.edit(this, new Published(head().next(now), live, Option.none())));
      case Published _, Draft _, Scheduled _, Trashed _ -> refused(EDIT_POST);
    };
  }

  default Either<PostRefusal, PostChange> trash(Instant now) {
    return switch (this) {
      case Trashed _ -> refused(TRASH_POST);
      case Draft _, Scheduled _, Published _ -> {
        var trashed = new Trashed(head().next(now).renamed(slug()), content(), now);
        yield right(PostChange.of(this, trashed, new PostTrashed()));
      }
    };
  }

  /** Until it is gone for good, though it may not have been purged yet. */
  default Either<PostRefusal, PostChange> restore(Instant now) {
    return switch (this) {
      case Trashed trashed when trashed.isGoneAt(now) -> left(new NoSuchPost());
      case Trashed _ ->
          right(PostChange.of(this, new Draft(head().next(now), content()), new PostRestored()));
      case Draft _, Scheduled _, Published _ -> refused(RESTORE_POST);
    };
  }

  private <T> Either<PostRefusal, T> refused(Act act) {
    return left(new NotIn(status(), act));
  }
}
