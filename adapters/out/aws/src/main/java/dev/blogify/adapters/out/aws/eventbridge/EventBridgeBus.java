package dev.blogify.adapters.out.aws.eventbridge;

import dev.blogify.adapters.events.ReceivedEvent.ParsedJson;
import dev.blogify.application.StoreBusyException;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.EventBus;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** A bus on Amazon EventBridge. Ten events of the maximum size are below the 1 MB of a request. */
public final class EventBridgeBus implements EventBus {
  private static final int MIN_SERVER_ERROR = 500;

  private final EventBridgeClient client;
  private final String busName;

  public EventBridgeBus(EventBridgeClient client, String busName) {
    this.client = client;
    this.busName = busName;
  }

  @Override
  public Seq<Option<PutFailure>> put(Seq<CloudEvent> events) {
    if (events.isEmpty() || events.size() > MAX_ENTRIES) {
      throw new IllegalArgumentException(
          "A request has 1 to %d events, not %d".formatted(MAX_ENTRIES, events.size()));
    }
    var request = PutEventsRequest.builder().entries(events.map(this::toEntry).asJava()).build();
    try {
      return failures(events.size(), client.putEvents(request));
    } catch (EventBridgeException e) {
      if (e.isThrottlingException() || e.statusCode() >= MIN_SERVER_ERROR) {
        throw new StoreBusyException("EventBridge throttles or fails", e);
      }
      throw e;
    } catch (SdkClientException e) {
      // The outcome is unknown. A repetition is harmless, because consumers are idempotent.
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
            ParsedJson.parse(event.json())
                .optionalText("traceparent")
                .flatMap(XRayTraceHeader::fromTraceParent)
                .getOrNull())
        .build();
  }

  /** Rejects a response with inconsistent counts, which must not count as success (EVT-6). */
  private static Seq<Option<PutFailure>> failures(int events, PutEventsResponse response) {
    var failures = Vector.ofAll(response.entries()).map(EventBridgeBus::toFailure);
    if (failures.size() != events
        || failures.count(Option::isDefined) != response.failedEntryCount()) {
      throw new IllegalStateException(
          "Inconsistent response to %d events: %s".formatted(events, response));
    }
    return failures;
  }

  private static Option<PutFailure> toFailure(PutEventsResultEntry entry) {
    return Option.of(entry.errorCode())
        .map(code -> new PutFailure(code, String.valueOf(entry.errorMessage())));
  }
}
