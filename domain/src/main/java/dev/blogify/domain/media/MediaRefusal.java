package dev.blogify.domain.media;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.Act;

/** Why a medium stays as it is. */
public sealed interface MediaRefusal {
  /** There is none, or none that the actor may know of. */
  record NoSuchMedia() implements MediaRefusal {}

  record NotAllowed(Act act) implements MediaRefusal {}

  record Stale(Version current) implements MediaRefusal {}

  /** Not in the state that the medium is in. */
  record NotIn(Act act) implements MediaRefusal {}

  /** Larger than its type may be. */
  record TooLarge(MediaType type, long bytes) implements MediaRefusal {}

  /** Announced, but no bytes have come. */
  record NotUploaded() implements MediaRefusal {}
}
