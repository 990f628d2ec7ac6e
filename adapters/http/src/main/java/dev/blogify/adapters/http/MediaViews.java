package dev.blogify.adapters.http;

import dev.blogify.application.media.RequestUpload;
import dev.blogify.domain.media.AltText;
import dev.blogify.domain.media.Media;
import dev.blogify.domain.media.Reason;
import dev.blogify.domain.media.Size;
import io.vavr.control.Option;
import java.time.InstantSource;

/**
 * Media as the API shows them.
 *
 * @param clock tells what has expired, before any sweep does
 */
record MediaViews(MediaUrls urls, InstantSource clock) {

  Answer medium(Media media) {
    return Answer.json(200, view -> medium(view, media)).tagged(media.version());
  }

  /** What the caller has already, or not; an expiry is no version, so it is always told. */
  Answer medium(Request request, Media media) {
    return isExpired(media)
        ? medium(media)
        : EntityTags.conditional(request, media.version(), () -> medium(media));
  }

  void medium(Members view, Media media) {
    var description = media.description();
    view.put("mediaId", media.id().toString())
        .put("ownerId", media.owner().value())
        .put("fileName", description.fileName().value())
        .put("contentType", description.type().contentType())
        .put("size", description.bytes())
        .put("sha256", description.sha256().base64())
        .put("status", status(media))
        .put("reason", reason(media).map(Reason::label))
        .putNumber("width", size(media).map(Size::width))
        .putNumber("height", size(media).map(Size::height))
        .put("alt", description.alt().map(AltText::value))
        .put("url", urls.of(media.id()))
        .put("createdAt", media.id().createdAt())
        .put("version", media.version().number());
  }

  static Answer requested(RequestUpload.Requested requested) {
    var media = requested.media();
    var ticket = requested.ticket();
    return Answer.json(
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
        .tagged(media.version())
        .with("location", "/me/media/" + media.id());
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

  private static Option<Reason> reason(Media media) {
    return media instanceof Media.Rejected(_, var reason) ? Option.some(reason) : Option.none();
  }

  private static Option<Size> size(Media media) {
    return media instanceof Media.Ready(_, var size) ? size : Option.none();
  }
}
