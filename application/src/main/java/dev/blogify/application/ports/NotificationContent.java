package dev.blogify.application.ports;

import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.post.PostId;
import io.vavr.control.Option;

/** What somebody is told. */
public sealed interface NotificationContent {
  record PostWasPublished(PostId postId) implements NotificationContent {}

  record PostWasUnpublished(PostId postId) implements NotificationContent {}

  record PostWasTrashed(PostId postId) implements NotificationContent {}

  /**
   * What was due was not published; the post is a draft again.
   *
   * @param reason as the event tells it
   */
  record SchedulingFailed(PostId postId, String reason) implements NotificationContent {}

  /**
   * An upload was not what was announced.
   *
   * @param reason as the event tells it
   */
  record MediaWasRejected(MediaId mediaId, String reason) implements NotificationContent {}

  /** The same without its class. */
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
   * A notice as stores and the API write it.
   *
   * @param type named after the event that led to it
   */
  record FlatContent(
      String type, Option<PostId> postId, Option<MediaId> mediaId, Option<String> reason) {
    private static FlatContent forPost(String type, PostId post, Option<String> reason) {
      return new FlatContent(type, Option.some(post), Option.none(), reason);
    }

    /** The notice that was written so. */
    public NotificationContent toContent() {
      return switch (type) {
        case "post.published" -> new PostWasPublished(postId.get());
        case "post.unpublished" -> new PostWasUnpublished(postId.get());
        case "post.trashed" -> new PostWasTrashed(postId.get());
        case "post.scheduling_failed" -> new SchedulingFailed(postId.get(), reason.get());
        case "media.rejected" -> new MediaWasRejected(mediaId.get(), reason.get());
        case String other -> throw new IllegalStateException("No type of notice: " + other);
      };
    }
  }
}
