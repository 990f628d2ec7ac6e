package dev.blogify.domain.post;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.AccessPolicy;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
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

  default PostStatus status() {
    return switch (this) {
      case Draft _ -> PostStatus.DRAFT;
      case Scheduled _ -> PostStatus.SCHEDULED;
      case Published _ -> PostStatus.PUBLISHED;
      case Trashed _ -> PostStatus.TRASHED;
    };
  }

  record Draft(PostMetadata metadata, Content content) implements Post {}

  record Scheduled(PostMetadata metadata, Content content, Instant publishAt) implements Post {}

  /** Visible to readers; edits go to the working copy. */
  record Published(
      PostMetadata metadata, PublishedVersion publishedVersion, Option<WorkingCopy> workingCopy)
      implements Post {
    @Override
    public Content content() {
      return workingCopy.map(WorkingCopy::content).getOrElse(publishedVersion.content());
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
          () -> new PostPurge(this, version().next(), now, List.of(new PostEvent.PostPurged())));
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

  /** The slugs that no other post may claim, including the slug of a working copy. */
  default Set<Slug> reservedSlugs() {
    return metadata().slugHistory().publicSlugs().add(slug());
  }

  /** All feeds that list this post; none unless it is published. */
  default Seq<Feed> feeds() {
    return this instanceof Published(_, var published, _)
        ? List.<Feed>of(new Feed.AllPosts(), new Feed.ByAuthor(author()))
            .appendAll(published.content().tags().values().map(Feed.ByTag::new))
        : List.empty();
  }

  /** The stored post, if it exists and the actor may perform the action on it. */
  static Either<PostRefusal, Post> authorize(Option<Post> stored, Actor actor, Action action) {
    var decision =
        stored
            .map(post ->
                AccessPolicy.decide(actor, action, post.author(), post instanceof Published))
            .getOrElse(AccessPolicy.AccessDecision.HIDDEN);
    return switch (decision) {
      case ALLOWED -> right(stored.get());
      case FORBIDDEN -> left(new PostRefusal.NotAllowed(action));
      case HIDDEN -> left(new PostRefusal.PostNotFound());
    };
  }

  static PostChange create(PostId id, UserId author, Slug slug, Content content, Instant now) {
    var slugs = new SlugHistory(slug, HashSet.empty());
    var metadata = new PostMetadata(id, author, Version.FIRST, slugs, Option.none(), now);
    return new PostChange(
        Option.none(),
        new Draft(metadata, content),
        List.of(new PostEvent.PostCreated(slug, content.title())));
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
      case Draft _ -> right(editTo(new Draft(nextMetadata.withSlug(slug), content)));
      case Scheduled(_, _, var publishAt) ->
          right(editTo(new Scheduled(nextMetadata.withSlug(slug), content, publishAt)));
      case Published(_, var published, _) -> {
        var copy = new WorkingCopy(slug, content, nextMetadata.version());
        yield right(editTo(new Published(nextMetadata, published, Option.some(copy))));
      }
      case Trashed _ -> invalidState(Action.EDIT_POST);
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
      case Trashed _ -> invalidState(Action.PUBLISH_POST);
      case Published(_, _, var copy) when copy.isEmpty() ->
          left(new PostRefusal.NothingToPublish());
      case Draft _, Scheduled _, Published _ ->
          resolvePublicationDate(backdated, now)
              .flatMap(publishedAt -> Either.narrow(publishAs(publishedAt, now)));
    };
  }

  private Either<PostRefusal.TooManySlugs, PostChange> publishAs(
      Instant firstPublishedAt, Instant now) {
    var nextMetadata =
        metadata().nextVersion(now).withSlug(slug()).withFirstPublication(firstPublishedAt);
    if (nextMetadata.slugHistory().publicSlugs().size() > SlugHistory.MAX_PUBLIC_SLUGS) {
      return left(new PostRefusal.TooManySlugs(SlugHistory.MAX_PUBLIC_SLUGS));
    }
    var event =
        new PostEvent.PostPublished(
            slug(),
            content().title(),
            content().tags(),
            firstPublishedAt,
            metadata().firstPublishedAt().isEmpty());
    var published = new PublishedVersion(content(), nextMetadata.version(), now);
    return right(transitionTo(new Published(nextMetadata, published, Option.none()), event));
  }

  /**
   * Publishes a scheduled post that is due, with the scheduled time as time of first publication.
   * The post becomes a draft if it cannot be published. Returns an empty change for other posts.
   */
  default PostChange publishIfDue(Instant now) {
    return this instanceof Scheduled(_, _, var publishAt) && !publishAt.isAfter(now)
        ? publishAs(metadata().firstPublishedAt().getOrElse(publishAt), now)
            .getOrElseGet(
                reason -> transitionToDraft(now, new PostEvent.PostSchedulingFailed(reason)))
        : PostChange.unchanged(this);
  }

  private Either<PostRefusal, Instant> resolvePublicationDate(
      Option<Instant> backdated, Instant now) {
    if (backdated.exists(now::isBefore)) {
      return left(new PostRefusal.PublicationInTheFuture(backdated.get()));
    }
    var existing = metadata().firstPublishedAt();
    return existing.isDefined() && backdated.isDefined() && !existing.equals(backdated)
        ? left(new PostRefusal.PublicationDateAlreadySet(existing.get()))
        : right(existing.orElse(backdated).getOrElse(now));
  }

  default Either<PostRefusal, PostChange> schedule(Instant publishAt, Instant now) {
    return switch (this) {
      case Published _, Trashed _ -> invalidState(Action.SCHEDULE_POST);
      case Draft _, Scheduled _ when !publishAt.isAfter(now) ->
          left(new PostRefusal.ScheduledInThePast(publishAt));
      case Draft _, Scheduled _ ->
          right(
              transitionTo(
                  new Scheduled(metadata().nextVersion(now), content(), publishAt),
                  new PostEvent.PostScheduled(publishAt)));
    };
  }

  default Either<PostRefusal, PostChange> unschedule(Instant now) {
    return switch (this) {
      case Scheduled _ -> right(transitionToDraft(now, new PostEvent.PostUnscheduled()));
      case Draft _, Published _, Trashed _ -> invalidState(Action.SCHEDULE_POST);
    };
  }

  /** Hides the post from readers; its latest content becomes a draft. */
  default Either<PostRefusal, PostChange> unpublish(Instant now) {
    return switch (this) {
      case Published _ -> right(transitionToDraft(now, new PostEvent.PostUnpublished()));
      case Draft _, Scheduled _, Trashed _ -> invalidState(Action.UNPUBLISH_POST);
    };
  }

  /** Discards the working copy; the published content is the latest content again. */
  default Either<PostRefusal, PostChange> discardWorkingCopy(Instant now) {
    return switch (this) {
      case Published(_, var published, var copy) when copy.isDefined() ->
          right(editTo(new Published(metadata().nextVersion(now), published, Option.none())));
      case Published _, Draft _, Scheduled _, Trashed _ -> invalidState(Action.EDIT_POST);
    };
  }

  default Either<PostRefusal, PostChange> trash(Instant now) {
    return switch (this) {
      case Trashed _ -> invalidState(Action.TRASH_POST);
      case Draft _, Scheduled _, Published _ -> {
        var trashed = new Trashed(metadata().nextVersion(now).withSlug(slug()), content(), now);
        yield right(transitionTo(trashed, new PostEvent.PostTrashed()));
      }
    };
  }

  /** Restores a trashed post as a draft, before {@link Trashed#purgeAt}. */
  default Either<PostRefusal, PostChange> restore(Instant now) {
    return switch (this) {
      case Trashed trashed when trashed.isPurgeDueAt(now) -> left(new PostRefusal.PostNotFound());
      case Trashed _ -> right(transitionToDraft(now, new PostEvent.PostRestored()));
      case Draft _, Scheduled _, Published _ -> invalidState(Action.RESTORE_POST);
    };
  }

  /** The change to a state with other content or another slug. */
  private PostChange editTo(Post next) {
    var changedFields =
        content()
            .changedFields(next.content())
            .appendAll(Option.when(!slug().equals(next.slug()), "slug"));
    return transitionTo(next, new PostEvent.PostEdited(changedFields));
  }

  /** The change to a draft with the latest content and its slug. */
  private PostChange transitionToDraft(Instant now, PostEvent event) {
    return transitionTo(new Draft(metadata().nextVersion(now).withSlug(slug()), content()), event);
  }

  /**
   * The change to the next state, with its event. If the current slug changes, {@link
   * PostEvent.PostSlugChanged} follows.
   */
  private PostChange transitionTo(Post next, PostEvent event) {
    var from = metadata().slugHistory().current();
    var to = next.metadata().slugHistory().current();
    var slugChanged =
        Option.<PostEvent>when(!from.equals(to), () -> new PostEvent.PostSlugChanged(from, to));
    return new PostChange(Option.some(this), next, List.of(event).appendAll(slugChanged));
  }

  private <T> Either<PostRefusal, T> invalidState(Action action) {
    return left(new PostRefusal.InvalidState(status(), action));
  }
}
