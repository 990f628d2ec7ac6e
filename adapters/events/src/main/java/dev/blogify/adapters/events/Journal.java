package dev.blogify.adapters.events;

import dev.blogify.application.Cause;
import dev.blogify.application.event.Event;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.user.UserChange;
import io.vavr.collection.Seq;

/**
 * What a store writes beside a change, so that the world hears of it: one entry for each fact, in
 * order. A pure function of the change and its cause.
 */
public final class Journal {
  /** The attribute of an item, and of its image in a stream, that holds the events as texts. */
  public static final String ATTRIBUTE = "journal";

  private Journal() {}

  public static Seq<Event> events(PostChange change, Cause cause) {
    var post = change.after();
    return new Envelope("posts", post.id().toString(), post.version(), change.at(), cause)
        .around(PostFacts.of(change));
  }

  public static Seq<Event> events(PostPurge purge, Cause cause) {
    return new Envelope("posts", purge.before().id().toString(), purge.version(), purge.at(), cause)
        .around(PostFacts.of(purge));
  }

  public static Seq<Event> events(MediaChange change, Cause cause) {
    var media = change.after();
    return new Envelope("media", media.id().toString(), media.version(), change.at(), cause)
        .around(MediaFacts.of(change));
  }

  public static Seq<Event> events(UserChange change, Cause cause) {
    var user = change.after();
    return new Envelope("users", user.id().value(), user.version(), user.updatedAt(), cause)
        .around(UserFacts.of(change));
  }
}
