package dev.blogify.adapters.out.aws.eventbridge;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.application.StoreBusyException;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.EventBus;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Publishes to one EventBridge bus, in as many calls of PutEvents as the batch requires. */
public final class EventBridgeBus implements EventBus {
  /**
   * Entries per call (AWS: PutEvents). Ten events of {@link CloudEvent#MAX_BYTES} are below the
   * limit of 1 MB per call.
   */
  static final int MAX_ENTRIES = 10;

  private static final Pattern TRACE_PARENT =
      Pattern.compile("00-([0-9a-f]{8})([0-9a-f]{24})-([0-9a-f]{16})-([0-9a-f]{2})");

  private static final int SAMPLED_FLAG = 1;
  private static final int MIN_SERVER_ERROR = 500;

  private final EventBridgeClient client;
  private final String busName;

  public EventBridgeBus(EventBridgeClient client, String busName) {
    this.client = client;
    this.busName = busName;
  }

  @Override
  public Seq<Option<PutFailure>> put(Seq<CloudEvent> events) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("A batch must have at least one event");
    }
    return Vector.ofAll(events.grouped(MAX_ENTRIES)).flatMap(this::putEntries);
  }

  private Seq<Option<PutFailure>> putEntries(Seq<CloudEvent> events) {
    var request = PutEventsRequest.builder().entries(events.map(this::toEntry).asJava()).build();
    try {
      return failures(events.size(), client.putEvents(request));
    } catch (EventBridgeException e) {
      if (e.isThrottlingException() || e.statusCode() >= MIN_SERVER_ERROR) {
        throw new StoreBusyException("EventBridge throttled the request or failed", e);
      }
      throw e;
    } catch (SdkClientException e) {
      // The outcome is unknown. A retry is harmless, because consumers are idempotent.
      throw new StoreBusyException("EventBridge does not respond", e);
    }
  }

  private PutEventsRequestEntry toEntry(CloudEvent event) {
    return PutEventsRequestEntry.builder()
        .eventBusName(busName)
        .source(event.source())
        .detailType(event.type())
        .time(event.time())
        .detail(event.json())
        .traceHeader(
            JsonObject.parse(event.json())
                .optionalText("traceparent")
                .flatMap(EventBridgeBus::toXRayHeader)
                .getOrNull())
        .build();
  }

  /**
   * Converts a W3C trace context of version 00 to an X-Ray trace header, which EventBridge passes
   * to targets; returns none for other versions.
   */
  private static Option<String> toXRayHeader(String traceParent) {
    var parts = TRACE_PARENT.matcher(traceParent);
    return Option.when(
        parts.matches(),
        () ->
            "Root=1-%s-%s;Parent=%s;Sampled=%d"
                .formatted(
                    parts.group(1),
                    parts.group(2),
                    parts.group(3),
                    Integer.parseInt(parts.group(4), 16) & SAMPLED_FLAG));
  }

  /** Rejects a response with inconsistent counts, which must not count as success (EVT-6). */
  private static Seq<Option<PutFailure>> failures(int eventCount, PutEventsResponse response) {
    var failures = Vector.ofAll(response.entries()).map(EventBridgeBus::toFailure);
    if (failures.size() != eventCount
        || failures.count(Option::isDefined) != response.failedEntryCount()) {
      throw new IllegalStateException(
          "Inconsistent response to %d events: %s".formatted(eventCount, response));
    }
    return failures;
  }

  private static Option<PutFailure> toFailure(PutEventsResultEntry entry) {
    return Option.of(entry.errorCode())
        .map(code -> new PutFailure(code, String.valueOf(entry.errorMessage())));
  }
}
