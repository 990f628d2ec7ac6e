package dev.blogify.adapters.events;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.media.MediaEvent;
import dev.blogify.domain.media.MediaEvent.MediaDeleted;
import dev.blogify.domain.media.MediaEvent.MediaEdited;
import dev.blogify.domain.media.MediaEvent.MediaExpired;
import dev.blogify.domain.media.MediaEvent.MediaReady;
import dev.blogify.domain.media.MediaEvent.MediaRejected;
import dev.blogify.domain.media.MediaEvent.MediaRequested;
import dev.blogify.domain.media.MediaType;
import io.vavr.collection.List;
import io.vavr.collection.Seq;

/** Maps media events to their wire format. */
final class MediaEventMapper {
  private MediaEventMapper() {}

  static Seq<EventPayload> toPayloads(MediaChange change) {
    return change.events().map(event -> toPayload(event, change));
  }

  private static EventPayload toPayload(MediaEvent event, MediaChange change) {
    var data =
        JsonObject.EMPTY
            .with("mediaId", change.after().id().toString())
            .with("ownerId", change.after().owner().value());
    return switch (event) {
      case MediaRequested(var type, var bytes) ->
          new EventPayload("media.requested", putTypeAndSize(data, type, bytes));
      case MediaReady(var type, var bytes, var dimensions) -> {
        var withTypeAndSize = putTypeAndSize(data, type, bytes);
        var withDimensions =
            dimensions
                .map(pixels ->
                    withTypeAndSize.with("width", pixels.width()).with("height", pixels.height()))
                .getOrElse(withTypeAndSize);
        yield new EventPayload("media.ready", CacheInvalidation.of(change).addTo(withDimensions));
      }
      case MediaRejected(var reason) ->
          new EventPayload("media.rejected", data.with("reason", reason.label()));
      case MediaEdited() ->
          new EventPayload(
              "media.edited",
              CacheInvalidation.of(change).addTo(data.with("changed", List.of("alt"))));
      case MediaExpired() -> new EventPayload("media.expired", data);
      case MediaDeleted() ->
          new EventPayload("media.deleted", CacheInvalidation.of(change).addTo(data));
    };
  }

  private static JsonObject putTypeAndSize(JsonObject data, MediaType type, long bytes) {
    return data.with("contentType", type.contentType()).with("size", bytes);
  }
}
