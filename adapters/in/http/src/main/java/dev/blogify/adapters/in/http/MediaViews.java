package dev.blogify.adapters.in.http;

import dev.blogify.adapters.in.http.json.JsonWriter;
import dev.blogify.application.media.RequestUpload;
import dev.blogify.domain.media.AltText;
import dev.blogify.domain.media.ImageDimensions;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.RejectionReason;
import io.vavr.control.Option;
import java.time.InstantSource;

/**
 * Media as the API shows them.
 *
 * @param clock tells what has expired, before any sweep does
 */
record MediaViews(MediaUrls urls, InstantSource clock) {

  ApiResponse render(Media media) {
    return ApiResponse.json(200, view -> render(view, media)).withEntityTag(media.version());
  }

  /** What the caller has already, or not; an expiry is no version, so it is always told. */
  ApiResponse render(ApiRequest request, Media media) {
    return isExpired(media)
        ? render(media)
        : EntityTags.notModifiedOr(request, media.version(), () -> render(media));
  }

  void render(JsonWriter view, Media media) {
    var description = media.metadata();
    view.put("mediaId", media.id().toString())
        .put("ownerId", media.owner().value())
        .put("fileName", description.fileName().value())
        .put("contentType", description.type().contentType())
        .put("size", description.bytes())
        .put("sha256", description.sha256().base64())
        .put("status", status(media))
        .put("reason", reason(media).map(RejectionReason::label))
        .putNumber("width", size(media).map(ImageDimensions::width))
        .putNumber("height", size(media).map(ImageDimensions::height))
        .put("alt", description.alt().map(AltText::value))
        .put("url", urls.contentUrl(media.id()))
        .put("createdAt", media.id().createdAt())
        .put("version", media.version().number());
  }

  static ApiResponse renderUpload(RequestUpload.RequestedUpload requested) {
    var media = requested.media();
    var ticket = requested.presignedUpload();
    return ApiResponse.json(
            201,
            view ->
                view.put("mediaId", media.id().toString())
                    .putObject(
                        "upload",
                        upload ->
                            upload
                                .put("method", ticket.method())
                                .put("url", ticket.url().toString())
                                .putObject(
                                    "headers", headers -> ticket.headers().forEach(headers::put))
                                .put("expiresAt", ticket.expiresAt())))
        .withEntityTag(media.version())
        .withHeader("location", "/me/media/" + media.id());
  }

  private String status(Media media) {
    return switch (media) {
      case Media.Pending _ -> isExpired(media) ? "expired" : "pending";
      case Media.Ready _ -> "ready";
      case Media.Rejected _ -> "rejected";
      case Media.Deleted _ -> "deleted";
    };
  }

  private boolean isExpired(Media media) {
    return media instanceof Media.Pending pending && pending.isExpiredAt(clock.instant());
  }

  private static Option<RejectionReason> reason(Media media) {
    return media instanceof Media.Rejected(_, var reason) ? Option.some(reason) : Option.none();
  }

  private static Option<ImageDimensions> size(Media media) {
    return media instanceof Media.Ready(_, var size) ? size : Option.none();
  }
}
