package dev.blogify.domain.media;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.Action;

/** Reasons why a command on a medium is refused. */
public sealed interface MediaRefusal {
  /** The medium does not exist, or is hidden from the actor. */
  record MediaNotFound() implements MediaRefusal {}

  record NotAllowed(Action action) implements MediaRefusal {}

  record VersionConflict(Version current) implements MediaRefusal {}

  /** The state of the medium does not permit the action. */
  record InvalidState(Action action) implements MediaRefusal {}

  /** The declared length exceeds {@link MediaType#maxBytes}. */
  record TooLarge(MediaType type, long bytes) implements MediaRefusal {}

  /** The store has no uploaded bytes. */
  record NotUploaded() implements MediaRefusal {}
}
