package dev.blogify.adapters.events;

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

/** How facts about media are called on the wire, and what they tell. */
final class MediaEventMapper {
  private MediaEventMapper() {}

  static Seq<EventPayload> toPayloads(MediaChange change) {
    return change.events().map(event -> toPayload(event, change));
  }

  private static EventPayload toPayload(MediaEvent event, MediaChange change) {
    var data =
        new JsonObjectBuilder()
            .put("mediaId", change.after().id().toString())
            .put("ownerId", change.after().owner().value());
    return switch (event) {
      case MediaRequested(var type, var bytes) ->
          new EventPayload("media.requested", putTypeAndSize(data, type, bytes));
      case MediaReady(var type, var bytes, var size) -> {
        putTypeAndSize(data, type, bytes);
        size.forEach(s -> data.put("width", s.width()).put("height", s.height()));
        yield new EventPayload("media.ready", CacheInvalidation.of(change).addTo(data));
      }
      case MediaRejected(var reason) ->
          new EventPayload("media.rejected", data.put("reason", reason.label()));
      case MediaEdited() ->
          new EventPayload(
              "media.edited",
              CacheInvalidation.of(change).addTo(data.put("changed", List.of("alt"))));
      case MediaExpired() -> new EventPayload("media.expired", data);
      case MediaDeleted() ->
          new EventPayload("media.deleted", CacheInvalidation.of(change).addTo(data));
    };
  }

  private static JsonObjectBuilder putTypeAndSize(
      JsonObjectBuilder data, MediaType type, long bytes) {
    return data.put("contentType", type.contentType()).put("size", bytes);
  }
}
