package dev.blogify.domain.media;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/** A state transition of a medium with its events; a store commits all of it atomically. */
public record MediaChange(Option<Media> before, Media after, Seq<MediaEvent> events) {

  static MediaChange unchanged(Media media) {
    return new MediaChange(Option.some(media), media, List.empty());
  }

  public boolean isEmpty() {
    return events.isEmpty();
  }

  public Instant occurredAt() {
    return after.metadata().updatedAt();
  }
}
