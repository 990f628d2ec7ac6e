package dev.blogify.adapters.events;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.user.UserChange;
import io.vavr.collection.Seq;

/**
 * What a store writes beside a change, so that the world hears of it: one entry for each fact, in
 * order. A pure function of the change and its cause.
 */
public final class Outbox {
  /** The attribute of an item, and of its image in a stream, that holds the events as texts. */
  public static final String ATTRIBUTE = "journal";

  private Outbox() {}

  public static Seq<CloudEvent> events(PostChange change, CommandContext cause) {
    var post = change.after();
    return new CloudEventEnvelope(
            "posts", post.id().toString(), post.version(), change.occurredAt(), cause)
        .wrap(PostEventMapper.toPayloads(change));
  }

  public static Seq<CloudEvent> events(PostPurge purge, CommandContext cause) {
    return new CloudEventEnvelope(
            "posts", purge.before().id().toString(), purge.version(), purge.purgedAt(), cause)
        .wrap(PostEventMapper.toPayloads(purge));
  }

  public static Seq<CloudEvent> events(MediaChange change, CommandContext cause) {
    var media = change.after();
    return new CloudEventEnvelope(
            "media", media.id().toString(), media.version(), change.occurredAt(), cause)
        .wrap(MediaEventMapper.toPayloads(change));
  }

  public static Seq<CloudEvent> events(UserChange change, CommandContext cause) {
    var user = change.after();
    return new CloudEventEnvelope(
            "users", user.id().value(), user.version(), user.updatedAt(), cause)
        .wrap(UserEventMapper.toPayloads(change));
  }
}
