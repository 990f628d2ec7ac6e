package dev.blogify.adapters.in.consumers;

import dev.blogify.adapters.events.ReceivedEvent;
import dev.blogify.adapters.json.JsonObject;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * An EventBridge event in the body of a queue message.
 *
 * @param id EventBridge's id, which differs for each {@code PutEvents} of the same detail
 * @param correlationId of the request that led to the event, or else the id
 * @param traceParent W3C Trace Context, if there is one
 * @param detail a domain event as CloudEvents JSON, or the detail of an AWS service
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
    var entry = JsonObject.parse(body);
    var detail = entry.object("detail");
    var id = entry.text("id");
    return new EventBridgeMessage(
        id,
        entry.text("source"),
        entry.text("detail-type"),
        Instant.parse(entry.text("time")),
        detail.optionalText("correlationid").getOrElse(id),
        detail.optionalText("traceparent"),
        detail);
  }

  /** Throws {@link IllegalArgumentException} if the detail is not a domain event. */
  public ReceivedEvent receivedEvent() {
    return ReceivedEvent.parse(detail.toJson())
        .getOrElseThrow(reason -> new IllegalArgumentException("Not a domain event: " + reason));
  }
}
