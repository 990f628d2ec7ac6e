package dev.blogify.adapters.events;

import dev.blogify.application.CommandContext;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.domain.Version;
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
        new JsonObjectBuilder()
            .put("specversion", "1.0")
            .put("id", eventId.toString())
            .put("source", source)
            .put("type", fact.type())
            .put("subject", subject)
            .put("time", at)
            .put("datacontenttype", "application/json")
            .put("dataschema", fact.schemaUri())
            .put("sequence", sequence)
            .put("correlationid", context.correlationId());
    context.actor().userId().forEach(person -> event.put("actorid", person.value()));
    event.put("actorrole", context.actor().label());
    context.traceParent().forEach(parent -> event.put("traceparent", parent));
    return new CloudEvent(
        eventId,
        source,
        fact.type(),
        subject,
        sequence,
        at.truncatedTo(ChronoUnit.MILLIS),
        event.put("data", fact.data()).toJson());
  }

  /** Named by what it tells of (RFC 9562, version 3), so that a retry makes no second event. */
  private static UUID eventId(String subject, String sequence) {
    return UUID.nameUUIDFromBytes((subject + "/" + sequence).getBytes(StandardCharsets.UTF_8));
  }
}
