package dev.blogify.adapters.events;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.user.UserChange;
import io.vavr.collection.Seq;

/** Creates the events that a store writes in the same transaction as a change, in order. */
public final class Outbox {
  /** The DynamoDB attribute that holds the events as a list of JSON strings. */
  public static final String ATTRIBUTE = "journal";

  private Outbox() {}

  public static Seq<CloudEvent> events(PostChange change, CommandContext context) {
    var post = change.after();
    return new CloudEventEnvelope(
            "posts", post.id().toString(), post.version(), change.occurredAt(), context)
        .wrap(PostEventMapper.toPayloads(change));
  }

  public static Seq<CloudEvent> events(PostPurge purge, CommandContext context) {
    return new CloudEventEnvelope(
            "posts", purge.before().id().toString(), purge.version(), purge.purgedAt(), context)
        .wrap(PostEventMapper.toPayloads(purge));
  }

  public static Seq<CloudEvent> events(MediaChange change, CommandContext context) {
    var media = change.after();
    return new CloudEventEnvelope(
            "media", media.id().toString(), media.version(), change.occurredAt(), context)
        .wrap(MediaEventMapper.toPayloads(change));
  }

  public static Seq<CloudEvent> events(UserChange change, CommandContext context) {
    var user = change.after();
    return new CloudEventEnvelope(
            "users", user.id().value(), user.version(), user.updatedAt(), context)
        .wrap(UserEventMapper.toPayloads(change));
  }
}
