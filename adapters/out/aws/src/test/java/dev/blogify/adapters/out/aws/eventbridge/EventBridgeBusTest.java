package dev.blogify.adapters.out.aws.eventbridge;

import static dev.blogify.application.event.EventFixtures.event;
import static dev.blogify.application.event.EventFixtures.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.adapters.events.ParsedEvent;
import dev.blogify.adapters.out.aws.AwsJsonServer.AwsJsonError;
import dev.blogify.adapters.out.aws.TestHttpServer;
import dev.blogify.adapters.out.aws.eventbridge.PutEventsServer.BusEntry;
import dev.blogify.adapters.out.aws.eventbridge.PutEventsServer.FailureScript;
import dev.blogify.application.StoreBusyException;
import dev.blogify.application.event.EventBusContract;
import dev.blogify.application.ports.CloudEvent;
import dev.blogify.application.ports.EventBus;
import dev.blogify.application.ports.EventBus.PutFailure;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;

final class EventBridgeBusTest implements EventBusContract {
  private final Scripted script = new Scripted();
  private Vector<BusEntry> entries = Vector.empty();
  private final PutEventsServer server =
      PutEventsServer.start(script, entry -> entries = entries.append(entry));
  private final EventBridgeClient client = client(server.endpoint());
  private final EventBus bus = new EventBridgeBus(client, "blogify");

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Override
  public EventBus bus() {
    return bus;
  }

  @Override
  public Seq<CloudEvent> accepted() {
    return entries.map(entry -> ParsedEvent.parse(entry.detail()).get().event());
  }

  @Test
  void mapsAnEventToAnEntry() {
    var event = event(1, 2);

    bus.put(List.of(event));

    var entry = entries.head();
    assertThat(entry)
        .isEqualTo(
            new BusEntry(
                entry.id(),
                "blogify",
                event.source(),
                event.type(),
                event.time(),
                event.json(),
                Vector.empty(),
                Option.none()));
  }

  @ParameterizedTest
  @CsvSource({"01, 1", "00, 0", "03, 1", "02, 0"})
  void convertsTheTraceContextToXRay(String flags, int sampled) {
    bus.put(List.of(traced("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-" + flags)));

    assertThat(entries.head().traceHeader())
        .isEqualTo(
            Option.some(
                "Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=b7ad6b7169203331;Sampled="
                    + sampled));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00-0af7-b7ad-01", "ff-0af7651916cd43dd8448eb211c80319c-b7-01"})
  void ignoresAnInvalidTraceContext(String traceParent) {
    assertThat(bus.put(List.of(traced(traceParent)))).containsExactly(Option.none());

    assertThat(entries.head().traceHeader()).isEmpty();
  }

  @Test
  void returnsTheResultOfEachEvent() {
    var events = events(10);
    script.refused = Vector.of(events.get(0), events.get(7)).map(CloudEvent::json);

    var answers = bus.put(events);

    var refused = Option.some(new PutFailure("InternalFailure", "try again"));
    assertThat(answers)
        .isEqualTo(
            Vector.range(0, 10).map(i -> i == 0 || i == 7 ? refused : Option.<PutFailure>none()));
    assertThat(accepted()).isEqualTo(events.removeAt(7).removeAt(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ThrottlingException", "ThrottledException"})
  void reportsABusyStoreOnThrottling(String type) {
    script.call = Option.some(new AwsJsonError(type, "Rate exceeded"));

    assertThatThrownBy(() -> bus.put(events(2)))
        .isInstanceOf(StoreBusyException.class)
        .hasCauseInstanceOf(EventBridgeException.class);
    assertThat(accepted()).isEmpty();
  }

  @Test
  void reportsABusyStoreOnServerErrors() {
    try (var down = answering(500, "{\"__type\":\"InternalException\"}");
        var unlucky = client(down.endpoint())) {
      assertThatThrownBy(() -> new EventBridgeBus(unlucky, "blogify").put(events(1)))
          .isInstanceOf(StoreBusyException.class);
    }
  }

  @Test
  void reportsABusyStoreWithoutAResponse() {
    var gone = answering(200, "{}");
    gone.close();
    try (var unlucky = client(gone.endpoint())) {
      assertThatThrownBy(() -> new EventBridgeBus(unlucky, "blogify").put(events(1)))
          .isInstanceOf(StoreBusyException.class)
          .hasCauseInstanceOf(SdkClientException.class);
    }
  }

  @Test
  void propagatesOtherErrors() {
    script.call = Option.some(new AwsJsonError("AccessDeniedException", "not authorized"));

    assertThatThrownBy(() -> bus.put(events(1))).isInstanceOf(EventBridgeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"FailedEntryCount\":1,\"Entries\":[{\"EventId\":\"1\"}]}",
        "{\"FailedEntryCount\":0,\"Entries\":[]}",
        "{\"FailedEntryCount\":0,\"Entries\":[{\"ErrorCode\":\"InternalFailure\"}]}",
        "{}"
      })
  void failsOnAnInconsistentResponse(String answer) {
    try (var odd = answering(200, answer);
        var unlucky = client(odd.endpoint())) {
      assertThatThrownBy(() -> new EventBridgeBus(unlucky, "blogify").put(events(1)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private static CloudEvent traced(String traceParent) {
    var event = event(1, 1);
    return new CloudEvent(
        event.id(),
        event.source(),
        event.type(),
        event.subject(),
        event.sequence(),
        event.time(),
        event
            .json()
            .replace("\"data\":", "\"traceparent\":\"%s\",\"data\":".formatted(traceParent)));
  }

  private static TestHttpServer answering(int status, String json) {
    var body = json.getBytes(StandardCharsets.UTF_8);
    return TestHttpServer.start(exchange -> {
      try (exchange) {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
      }
    });
  }

  /** A client without retries, so that tests do not wait. */
  private static EventBridgeClient client(URI endpoint) {
    return EventBridgeClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(() -> AwsBasicCredentials.create("key", "secret"))
        .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(1)))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static final class Scripted implements FailureScript {
    private Option<AwsJsonError> call = Option.none();
    private Seq<String> refused = Vector.empty();

    @Override
    public Option<AwsJsonError> failCall(int number) {
      return call;
    }

    @Override
    public Option<AwsJsonError> failEntry(int number, BusEntry entry) {
      return Option.when(
          refused.contains(entry.detail()), () -> new AwsJsonError("InternalFailure", "try again"));
    }
  }
}
