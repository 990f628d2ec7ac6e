package dev.blogify.application.notification;

import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;

/** What somebody is told. */
public sealed interface Notice {
  record PostWasPublished(PostId post) implements Notice {}

  record PostWasUnpublished(PostId post) implements Notice {}

  record PostWasTrashed(PostId post) implements Notice {}

  /**
   * What was due was not published; the post is a draft again.
   *
   * @param reason as the event tells it
   */
  record SchedulingFailed(PostId post, String reason) implements Notice {}

  /**
   * An upload was not what was announced.
   *
   * @param reason as the event tells it
   */
  record MediaWasRejected(MediaId media, String reason) implements Notice {}
}
