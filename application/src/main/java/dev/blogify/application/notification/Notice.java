package dev.blogify.application.notification;

import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;
import io.vavr.control.Option;

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

  /** The same without its class. */
  default Plain plain() {
    return switch (this) {
      case PostWasPublished(var post) -> Plain.ofPost("post.published", post, Option.none());
      case PostWasUnpublished(var post) -> Plain.ofPost("post.unpublished", post, Option.none());
      case PostWasTrashed(var post) -> Plain.ofPost("post.trashed", post, Option.none());
      case SchedulingFailed(var post, var reason) ->
          Plain.ofPost("post.scheduling_failed", post, Option.some(reason));
      case MediaWasRejected(var media, var reason) ->
          new Plain("media.rejected", Option.none(), Option.some(media), Option.some(reason));
    };
  }

  /**
   * A notice as stores and the API write it.
   *
   * @param type named after the event that led to it
   */
  record Plain(String type, Option<PostId> post, Option<MediaId> media, Option<String> reason) {
    private static Plain ofPost(String type, PostId post, Option<String> reason) {
      return new Plain(type, Option.some(post), Option.none(), reason);
    }

    /** The notice that was written so. */
    public Notice notice() {
      return switch (type) {
        case "post.published" -> new PostWasPublished(post.get());
        case "post.unpublished" -> new PostWasUnpublished(post.get());
        case "post.trashed" -> new PostWasTrashed(post.get());
        case "post.scheduling_failed" -> new SchedulingFailed(post.get(), reason.get());
        case "media.rejected" -> new MediaWasRejected(media.get(), reason.get());
        case String other -> throw new IllegalStateException("No type of notice: " + other);
      };
    }
  }
}
