package dev.blogify.domain.post;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.media.MediaId;
import java.time.Instant;

/** Reasons why a command on a post is refused; the HTTP adapter provides their texts. */
public sealed interface PostRefusal {
  /** The post does not exist, or is hidden from the actor. */
  record PostNotFound() implements PostRefusal {}

  record RevisionNotFound(Version version) implements PostRefusal {}

  record NotAllowed(Action action) implements PostRefusal {}

  /** The caller expected another version than the current one. */
  record VersionConflict(Version current) implements PostRefusal {}

  /** The state of the post does not permit the action. */
  record InvalidState(PostStatus status, Action action) implements PostRefusal {}

  /** The post is published and has no working copy. */
  record NothingToPublish() implements PostRefusal {}

  record SlugTaken(Slug slug) implements PostRefusal {}

  record TooManySlugs(int max) implements PostRefusal {}

  /** The rendering of the body exceeds a limit. */
  record BodyBeyondLimit(RenderingLimit limit) implements PostRefusal {}

  record PictureNotUsable(MediaId cover) implements PostRefusal {}

  record ScheduledInThePast(Instant publishAt) implements PostRefusal {}

  record PublicationInTheFuture(Instant publishedAt) implements PostRefusal {}

  /** The date of first publication is set and cannot change. */
  record PublicationDateAlreadySet(Instant publishedAt) implements PostRefusal {}
}
