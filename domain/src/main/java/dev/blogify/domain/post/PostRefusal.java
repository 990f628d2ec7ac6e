package dev.blogify.domain.post;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.media.MediaId;
import java.time.Instant;

/** Why a post stays as it is. Carries data, never prose: wording belongs to the adapters. */
public sealed interface PostRefusal {
  /** There is none, or none that the actor may know of. */
  record PostNotFound() implements PostRefusal {}

  record RevisionNotFound(Version version) implements PostRefusal {}

  record NotAllowed(Action action) implements PostRefusal {}

  /** Somebody else was faster, or the caller's version is an old one. */
  record VersionConflict(Version current) implements PostRefusal {}

  /** Not in this life of the post. */
  record InvalidState(PostStatus status, Action action) implements PostRefusal {}

  /** Published, and without a working copy. */
  record NothingToPublish() implements PostRefusal {}

  record SlugTaken(Slug slug) implements PostRefusal {}

  record TooManySlugs(int max) implements PostRefusal {}

  record PictureNotUsable(MediaId cover) implements PostRefusal {}

  record ScheduledInThePast(Instant publishAt) implements PostRefusal {}

  record PublicationInTheFuture(Instant publishedAt) implements PostRefusal {}

  /** The first publication has happened, and its date stays. */
  record PublicationDateAlreadySet(Instant publishedAt) implements PostRefusal {}
}
