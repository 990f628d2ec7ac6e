package dev.blogify.adapters.events;

import dev.blogify.application.Cause;
import dev.blogify.application.event.Event;
import dev.blogify.domain.Version;
import io.vavr.collection.Seq;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/** What the facts of one change have in common: the attributes of CloudEvents 1.0. */
record Envelope(String collection, String id, Version version, Instant at, Cause cause) {

  Seq<Event> around(Seq<Fact> facts) {
    return facts.zipWithIndex(this::entry);
  }

  private Event entry(Fact fact, int ordinal) {
    var source = "blogify." + collection;
    var subject = collection + "/" + id;
    var sequence = String.format(Locale.ROOT, "%010d.%02d", version.number(), ordinal);
    var eventId = eventId(subject, sequence);
    var event =
        new JsonObject()
            .put("specversion", "1.0")
            .put("id", eventId.toString())
            .put("source", source)
            .put("type", fact.type())
            .put("subject", subject)
            .put("time", at)
            .put("datacontenttype", "application/json")
            .put("dataschema", fact.schema())
            .put("sequence", sequence)
            .put("correlationid", cause.correlationId());
    cause.actor().person().forEach(person -> event.put("actorid", person.value()));
    event.put("actorrole", cause.actor().label());
    cause.traceParent().forEach(parent -> event.put("traceparent", parent));
    return new Event(
        eventId,
        source,
        fact.type(),
        subject,
        sequence,
        at.truncatedTo(ChronoUnit.MILLIS),
        event.put("data", fact.data()).text());
  }

  /** Named by what it tells of (RFC 9562, version 3), so that a retry makes no second event. */
  private static UUID eventId(String subject, String sequence) {
    return UUID.nameUUIDFromBytes((subject + "/" + sequence).getBytes(StandardCharsets.UTF_8));
  }
}
