package dev.blogify.adapters.in.http;

import dev.blogify.adapters.events.PublicPaths;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.JsonValue;
import dev.blogify.adapters.json.JsonValue.JsonNull;
import dev.blogify.adapters.json.JsonValue.JsonNumber;
import dev.blogify.application.media.RequestUpload;
import dev.blogify.domain.media.AltText;
import dev.blogify.domain.media.ImageDimensions;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.RejectionReason;
import io.vavr.control.Option;
import java.time.InstantSource;

/**
 * The JSON representations of media.
 *
 * @param apiUrl the public URL of the API, without a trailing slash
 * @param clock determines whether a pending upload has expired
 */
record MediaViews(String apiUrl, InstantSource clock) {
  /** A client sends this header by itself, and browsers forbid scripts to set it. */
  private static final String CONTENT_LENGTH = "content-length";

  /**
   * For a request that arrives through the CDN, the views contain URLs relative to the root of the
   * CDN, because the functions do not know its domain name.
   */
  MediaViews forRequest(ApiRequest request) {
    return request.header(MediaEndpoints.EDGE_HEADER).isDefined()
        ? new MediaViews("", clock)
        : this;
  }

  ApiResponse render(Media media) {
    return ApiResponse.json(200, view(media)).withEntityTag(media.version());
  }

  /**
   * Returns status 304 if the client has this version, unless the upload has expired, because
   * expiry changes the representation but not the version.
   */
  ApiResponse render(ApiRequest request, Media media) {
    return isExpired(media)
        ? render(media)
        : EntityTags.notModifiedOr(request, media.version(), () -> render(media));
  }

  JsonObject view(Media media) {
    var metadata = media.metadata();
    return JsonObject.EMPTY
        .with("mediaId", media.id().toString())
        .with("ownerId", media.owner().value())
        .with("fileName", metadata.fileName().value())
        .with("contentType", metadata.type().contentType())
        .with("size", metadata.bytes())
        .with("sha256", metadata.sha256().base64())
        .with("status", status(media))
        .withNullable("reason", reason(media).map(RejectionReason::label))
        .with("width", toJson(dimensions(media).map(ImageDimensions::width)))
        .with("height", toJson(dimensions(media).map(ImageDimensions::height)))
        .withNullable("alt", metadata.alt().map(AltText::value))
        .with("url", apiUrl + PublicPaths.mediaContent(media.id()))
        .with("createdAt", media.id().createdAt())
        .with("version", media.version().number());
  }

  static ApiResponse renderUpload(RequestUpload.RequestedUpload requested) {
    var media = requested.media();
    var upload = requested.presignedUpload();
    return ApiResponse.json(
            201,
            JsonObject.EMPTY
                .with("mediaId", media.id().toString())
                .with(
                    "upload",
                    JsonObject.EMPTY
                        .with("method", upload.method())
                        .with("url", upload.url().toString())
                        .with(
                            "headers",
                            upload
                                .headers()
                                .remove(CONTENT_LENGTH)
                                .foldLeft(
                                    JsonObject.EMPTY,
                                    (headers, header) -> headers.with(header._1, header._2)))
                        .with("expiresAt", upload.expiresAt())))
        .withEntityTag(media.version())
        .withHeader("location", "/me/media/" + media.id());
  }

  private static JsonValue toJson(Option<Integer> number) {
    return number.<JsonValue>map(JsonNumber::of).getOrElse(new JsonNull());
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

  private static Option<ImageDimensions> dimensions(Media media) {
    return media instanceof Media.Ready(_, var size) ? size : Option.none();
  }
}
