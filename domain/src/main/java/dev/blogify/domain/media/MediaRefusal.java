package dev.blogify.domain.media;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.Action;

/** Why a medium stays as it is. */
public sealed interface MediaRefusal {
  /** There is none, or none that the actor may know of. */
  record MediaNotFound() implements MediaRefusal {}

  record NotAllowed(Action action) implements MediaRefusal {}

  record VersionConflict(Version current) implements MediaRefusal {}

  /** Not in the state that the medium is in. */
  record InvalidState(Action action) implements MediaRefusal {}

  /** Larger than its type may be. */
  record TooLarge(MediaType type, long bytes) implements MediaRefusal {}

  /** Announced, but no bytes have come. */
  record NotUploaded() implements MediaRefusal {}
}
