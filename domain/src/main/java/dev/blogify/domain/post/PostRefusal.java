package dev.blogify.domain.post;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.media.MediaId;
import java.time.Instant;

/** Why a post stays as it is. Carries data, never prose: wording belongs to the adapters. */
public sealed interface PostRefusal {
  /** There is none, or none that the actor may know of. */
  record NoSuchPost() implements PostRefusal {}

  record NoSuchRevision(Version version) implements PostRefusal {}

  record NotAllowed(Act act) implements PostRefusal {}

  /** Somebody else was faster, or the caller's version is an old one. */
  record Stale(Version current) implements PostRefusal {}

  /** Not in this life of the post. */
  record NotIn(Status status, Act act) implements PostRefusal {}

  /** Published, and without a working copy. */
  record NothingToPublish() implements PostRefusal {}

  record SlugTaken(Slug slug) implements PostRefusal {}

  record TooManySlugs(int max) implements PostRefusal {}

  record NoSuchPicture(MediaId cover) implements PostRefusal {}

  record ScheduledInThePast(Instant publishAt) implements PostRefusal {}

  record PublicationInTheFuture(Instant publishedAt) implements PostRefusal {}

  /** The first publication has happened, and its date stays. */
  record PublicationDateFixed(Instant publishedAt) implements PostRefusal {}
}
