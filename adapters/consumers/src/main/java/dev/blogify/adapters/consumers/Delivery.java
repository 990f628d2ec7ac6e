package dev.blogify.adapters.consumers;

import dev.blogify.adapters.events.WireEvent;
import dev.blogify.adapters.events.WireEvent.Data;
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
public record Delivery(
    String id,
    String source,
    String detailType,
    Instant time,
    String correlationId,
    Option<String> traceParent,
    Data detail) {
  /** Reads the body of a message; throws if it is none of EventBridge's. */
  public static Delivery parse(String body) {
    var entry = Data.parse(body);
    var detail = entry.object("detail");
    var id = entry.text("id");
    return new Delivery(
        id,
        entry.text("source"),
        entry.text("detail-type"),
        Instant.parse(entry.text("time")),
        detail.optionalText("correlationid").getOrElse(id),
        detail.optionalText("traceparent"),
        detail);
  }

  /** The event of the domain that was delivered; throws if it is none. */
  public WireEvent event() {
    return WireEvent.parse(detail.json())
        .getOrElseThrow(reason -> new IllegalArgumentException("No event: " + reason));
  }
}
