package dev.blogify.domain.post;

import io.vavr.collection.Seq;
import java.time.Instant;

/** A domain event of a post; {@link PostChange} has the id, version and time. */
public sealed interface PostEvent {
  record PostCreated(Slug slug, Title title) implements PostEvent {}

  /**
   * The latest content or its slug changed.
   *
   * @param changedFields API names of the fields
   */
  record PostEdited(Seq<String> changedFields) implements PostEvent {}

  record PostScheduled(Instant publishAt) implements PostEvent {}

  record PostUnscheduled() implements PostEvent {}

  record PostPublished(
      Slug slug, Title title, Tags tags, Instant publishedAt, boolean firstPublication)
      implements PostEvent {}

  /** A due publication failed; the post is a draft again. */
  record PostSchedulingFailed(PostRefusal.TooManySlugs reason) implements PostEvent {}

  record PostUnpublished() implements PostEvent {}

  /** The current slug changed; the slug of a working copy becomes current on publication. */
  record PostSlugChanged(Slug from, Slug to) implements PostEvent {}

  record PostTrashed() implements PostEvent {}

  record PostRestored() implements PostEvent {}

  /** The post was deleted permanently. */
  record PostPurged() implements PostEvent {}
}
