package dev.blogify.adapters.in.consumers;

import dev.blogify.adapters.events.ReceivedEvent;
import dev.blogify.adapters.events.ReceivedEvent.ParsedJson;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What EventBridge puts into a queue: an event of the domain in its {@code detail}, or what a
 * service of AWS tells.
 *
 * @param id EventBridge's own, another one for each {@code PutEvents}
 * @param correlationId of what led to it; where nobody tells, it is the id
 * @param traceParent W3C Trace Context, if there is one
 */
public record EventBridgeMessage(
    String id,
    String source,
    String detailType,
    Instant time,
    String correlationId,
    Option<String> traceParent,
    ParsedJson detail) {
  /** Reads the body of a message; throws if it is none of EventBridge's. */
  public static EventBridgeMessage parse(String body) {
    var entry = ParsedJson.parse(body);
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

  /** The event of the domain that was delivered; throws if it is none. */
  public ReceivedEvent receivedEvent() {
    return ReceivedEvent.parse(detail.toJson())
        .getOrElseThrow(reason -> new IllegalArgumentException("No event: " + reason));
  }
}
