package dev.blogify.adapters.events;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import io.vavr.collection.Seq;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/** What the facts of one change have in common: the attributes of CloudEvents 1.0. */
record CloudEventEnvelope(
    String collection, String id, Version version, Instant at, CommandContext context) {

  Seq<CloudEvent> wrap(Seq<EventPayload> facts) {
    return facts.zipWithIndex(this::toEvent);
  }

  private CloudEvent toEvent(EventPayload fact, int ordinal) {
    var source = "blogify." + collection;
    var subject = collection + "/" + id;
    var sequence = String.format(Locale.ROOT, "%010d.%02d", version.number(), ordinal);
    var eventId = eventId(subject, sequence);
    var event =
        JsonObject.EMPTY
            .with("specversion", "1.0")
            .with("id", eventId.toString())
            .with("source", source)
            .with("type", fact.type())
            .with("subject", subject)
            .with("time", at)
            .with("datacontenttype", "application/json")
            .with("dataschema", fact.schemaUri())
            .with("sequence", sequence)
            .with("correlationid", context.correlationId())
            .withOptional("actorid", context.actor().userId().map(UserId::value))
            .with("actorrole", context.actor().label())
            .withOptional("traceparent", context.traceParent())
            .with("data", fact.data());
    return new CloudEvent(
        eventId,
        source,
        fact.type(),
        subject,
        sequence,
        at.truncatedTo(ChronoUnit.MILLIS),
        event.toJson());
  }

  /** Named by what it tells of (RFC 9562, version 3), so that a retry makes no second event. */
  private static UUID eventId(String subject, String sequence) {
    return UUID.nameUUIDFromBytes((subject + "/" + sequence).getBytes(StandardCharsets.UTF_8));
  }
}
