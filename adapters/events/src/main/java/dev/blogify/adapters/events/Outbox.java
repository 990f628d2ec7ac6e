package dev.blogify.adapters.events;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaChange;
import dev.blogify.domain.post.PostChange;
import dev.blogify.domain.post.PostPurge;
import dev.blogify.domain.user.UserChange;
import io.vavr.collection.Seq;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/** Creates the events that a store writes in the same transaction as a change, in order. */
public final class Outbox {
  /** The DynamoDB attribute that holds the events as a list of JSON strings. */
  public static final String ATTRIBUTE = "outbox";

  private Outbox() {}

  public static Seq<CloudEvent> events(PostChange change, CommandContext context) {
    var post = change.after();
    return new Envelope("posts", post.id().toString(), post.version(), change.occurredAt(), context)
        .wrap(EventPayload.of(change));
  }

  public static Seq<CloudEvent> events(PostPurge purge, CommandContext context) {
    return new Envelope(
            "posts", purge.before().id().toString(), purge.version(), purge.purgedAt(), context)
        .wrap(EventPayload.of(purge));
  }

  public static Seq<CloudEvent> events(MediaChange change, CommandContext context) {
    var media = change.after();
    return new Envelope(
            "media", media.id().toString(), media.version(), change.occurredAt(), context)
        .wrap(EventPayload.of(change));
  }

  public static Seq<CloudEvent> events(UserChange change, CommandContext context) {
    var user = change.after();
    return new Envelope("users", user.id().value(), user.version(), user.updatedAt(), context)
        .wrap(EventPayload.of(change));
  }

  /** The CloudEvents 1.0 attributes that all events of one change share. */
  private record Envelope(
      String collection, String id, Version version, Instant at, CommandContext context) {

    Seq<CloudEvent> wrap(Seq<EventPayload> payloads) {
      return payloads.zipWithIndex(this::toEvent);
    }

    private CloudEvent toEvent(EventPayload payload, int ordinal) {
      var source = "blogify." + collection;
      var subject = collection + "/" + id;
      var sequence = String.format(Locale.ROOT, "%010d.%02d", version.number(), ordinal);
      var eventId = eventId(subject, sequence);
      var event =
          JsonObject.EMPTY
              .with("specversion", "1.0")
              .with("id", eventId.toString())
              .with("source", source)
              .with("type", payload.type())
              .with("subject", subject)
              .with("time", at)
              .with("datacontenttype", "application/json")
              .with("dataschema", payload.schemaUri())
              .with("sequence", sequence)
              .with("correlationid", context.correlationId())
              .withOptional("actorid", context.actor().userId().map(UserId::value))
              .with("actorrole", context.actor().label())
              .withOptional("traceparent", context.traceParent())
              .with("data", payload.data());
      var time = at.truncatedTo(ChronoUnit.MILLIS);
      return new CloudEvent(
          eventId, source, payload.type(), subject, sequence, time, event.toJson());
    }

    /**
     * Returns a name-based UUID (RFC 9562, version 3), so that a retry creates an event with the
     * same id.
     */
    private static UUID eventId(String subject, String sequence) {
      return UUID.nameUUIDFromBytes((subject + "/" + sequence).getBytes(StandardCharsets.UTF_8));
    }
  }
}
