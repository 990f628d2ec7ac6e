package dev.blogify.domain.media;

import io.vavr.control.Option;

/** A domain event of a medium; {@link MediaChange} has the id, version and time. */
public sealed interface MediaEvent {
  record MediaRequested(MediaType type, long bytes) implements MediaEvent {}

  record MediaReady(MediaType type, long bytes, Option<ImageDimensions> dimensions)
      implements MediaEvent {}

  record MediaRejected(RejectionReason reason) implements MediaEvent {}

  /** The alternative text changed. */
  record MediaEdited() implements MediaEvent {}

  /** The upload expired unconfirmed. */
  record MediaExpired() implements MediaEvent {}

  record MediaDeleted() implements MediaEvent {}
}
