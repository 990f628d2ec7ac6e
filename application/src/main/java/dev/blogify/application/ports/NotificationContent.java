package dev.blogify.application.ports;

import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;
import io.vavr.control.Option;

/** The subject of a notification. */
public sealed interface NotificationContent {
  record PostWasPublished(PostId postId) implements NotificationContent {}

  record PostWasUnpublished(PostId postId) implements NotificationContent {}

  record PostWasTrashed(PostId postId) implements NotificationContent {}

  /**
   * A scheduled publication failed; the post is a draft again.
   *
   * @param reason reason code of the event
   */
  record SchedulingFailed(PostId postId, String reason) implements NotificationContent {}

  /**
   * The uploaded file does not match its upload request.
   *
   * @param reason reason code of the event
   */
  record MediaWasRejected(MediaId mediaId, String reason) implements NotificationContent {}

  /** Converts the content to the flat form that stores and the API use. */
  default FlatContent flatten() {
    return switch (this) {
      case PostWasPublished(var post) -> FlatContent.forPost("post.published", post, Option.none());
      case PostWasUnpublished(var post) ->
          FlatContent.forPost("post.unpublished", post, Option.none());
      case PostWasTrashed(var post) -> FlatContent.forPost("post.trashed", post, Option.none());
      case SchedulingFailed(var post, var reason) ->
          FlatContent.forPost("post.scheduling_failed", post, Option.some(reason));
      case MediaWasRejected(var media, var reason) ->
          new FlatContent("media.rejected", Option.none(), Option.some(media), Option.some(reason));
    };
  }

  /**
   * Notification content as a type name with optional attributes, as in stores and the API.
   *
   * @param type name of the notification type, derived from the event type
   */
  record FlatContent(
      String type, Option<PostId> postId, Option<MediaId> mediaId, Option<String> reason) {
    private static FlatContent forPost(String type, PostId post, Option<String> reason) {
      return new FlatContent(type, Option.some(post), Option.none(), reason);
    }

    /**
     * Converts the flat form back; the inverse of {@link #flatten}.
     *
     * @throws IllegalStateException if the type is unknown
     */
    public NotificationContent toContent() {
      return switch (type) {
        case "post.published" -> new PostWasPublished(postId.get());
        case "post.unpublished" -> new PostWasUnpublished(postId.get());
        case "post.trashed" -> new PostWasTrashed(postId.get());
        case "post.scheduling_failed" -> new SchedulingFailed(postId.get(), reason.get());
        case "media.rejected" -> new MediaWasRejected(mediaId.get(), reason.get());
        case String other -> throw new IllegalStateException("Unknown notification type: " + other);
      };
    }
  }
}
