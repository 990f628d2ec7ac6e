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
final class MediaFacts {
  private MediaFacts() {}

  static Seq<Fact> of(MediaChange change) {
    return change.events().map(event -> fact(event, change));
  }

  private static Fact fact(MediaEvent event, MediaChange change) {
    var data =
        new JsonObject()
            .put("mediaId", change.after().id().toString())
            .put("ownerId", change.after().owner().value());
    return switch (event) {
      case MediaRequested(var type, var bytes) ->
          new Fact("media.requested", described(data, type, bytes));
      case MediaReady(var type, var bytes, var size) -> {
        described(data, type, bytes);
        size.forEach(s -> data.put("width", s.width()).put("height", s.height()));
        yield new Fact("media.ready", Invalidation.of(change).addTo(data));
      }
      case MediaRejected(var reason) ->
          new Fact("media.rejected", data.put("reason", reason.label()));
      case MediaEdited() ->
          new Fact(
              "media.edited", Invalidation.of(change).addTo(data.put("changed", List.of("alt"))));
      case MediaExpired() -> new Fact("media.expired", data);
      case MediaDeleted() -> new Fact("media.deleted", Invalidation.of(change).addTo(data));
    };
  }

  private static JsonObject described(JsonObject data, MediaType type, long bytes) {
    return data.put("contentType", type.contentType()).put("size", bytes);
  }
}
