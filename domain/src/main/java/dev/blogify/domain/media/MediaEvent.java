package dev.blogify.domain.media;

import io.vavr.control.Option;

/** A fact about a medium; which one, which version and when stand in its {@link MediaChange}. */
public sealed interface MediaEvent {
  record MediaRequested(MediaType type, long bytes) implements MediaEvent {}

  record MediaReady(MediaType type, long bytes, Option<ImageDimensions> dimensions)
      implements MediaEvent {}

  record MediaRejected(RejectionReason reason) implements MediaEvent {}

  /** Its alternative text is another. */
  record MediaEdited() implements MediaEvent {}

  /** No upload was confirmed in time. */
  record MediaExpired() implements MediaEvent {}

  record MediaDeleted() implements MediaEvent {}
}
