package dev.blogify.adapters.in.consumers;

import dev.blogify.adapters.events.ParsedEvent;
import dev.blogify.adapters.json.JsonObject;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * An EventBridge event in the body of a queue message.
 *
 * @param id the EventBridge event id; each {@code PutEvents} call assigns a new one, even for the
 *     same detail
 * @param correlationId the correlation id of the request that led to the event; defaults to the
 *     EventBridge event id
 * @param traceParent the W3C Trace Context, if present
 * @param detail a domain event as CloudEvents JSON, or the event detail of an AWS service
 */
public record EventBridgeMessage(
    String id,
    String source,
    String detailType,
    Instant time,
    String correlationId,
    Option<String> traceParent,
    JsonObject detail) {

  /** Throws {@link IllegalArgumentException} if the body is not an EventBridge event. */
  public static EventBridgeMessage parse(String body) {
    var envelope = JsonObject.parse(body);
    var detail = envelope.object("detail");
    var id = envelope.text("id");
    return new EventBridgeMessage(
        id,
        envelope.text("source"),
        envelope.text("detail-type"),
        Instant.parse(envelope.text("time")),
        detail.optionalText("correlationid").getOrElse(id),
        detail.optionalText("traceparent"),
        detail);
  }

  /** Throws {@link IllegalArgumentException} if the detail is not a domain event. */
  public ParsedEvent parsedEvent() {
    return ParsedEvent.parse(detail.toJson())
        .getOrElseThrow(reason -> new IllegalArgumentException("Not a domain event: " + reason));
  }
}
