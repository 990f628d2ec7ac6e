package dev.blogify.domain.post;

import dev.blogify.domain.post.PostRefusal.TooManySlugs;
import io.vavr.collection.Seq;
import java.time.Instant;

/**
 * A fact about a post. Which post, which version and when stand in the {@link PostChange} that it
 * comes with. Facts are never edited; a new shape is a new record.
 */
public sealed interface PostEvent {
  record PostCreated(Slug slug, Title title) implements PostEvent {}

  /**
   * The newest content or its address differs from before.
   *
   * @param changedFields the fields, as the API calls them
   */
  record PostEdited(Seq<String> changedFields) implements PostEvent {}

  record PostScheduled(Instant publishAt) implements PostEvent {}

  record PostUnscheduled() implements PostEvent {}

  record PostPublished(
      Slug slug, Title title, Tags tags, Instant publishedAt, boolean firstPublication)
      implements PostEvent {}

  /**
   * The time of publication has come, and the post is a draft again instead.
   *
   * @param reason why it could not be published
   */
  record PostSchedulingFailed(TooManySlugs reason) implements PostEvent {}

  record PostUnpublished() implements PostEvent {}

  /** The address of the post itself changed; that of a working copy only does when published. */
  record PostSlugChanged(Slug from, Slug to) implements PostEvent {}

  record PostTrashed() implements PostEvent {}

  record PostRestored() implements PostEvent {}

  /** Gone for good. */
  record PostPurged() implements PostEvent {}
}
