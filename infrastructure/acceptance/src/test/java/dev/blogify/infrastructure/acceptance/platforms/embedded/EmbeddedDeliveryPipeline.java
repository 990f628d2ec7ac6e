package dev.blogify.infrastructure.acceptance.platforms.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.blogify.adapters.events.ParsedEvent;
import dev.blogify.adapters.in.consumers.EventBridgeMessage;
import dev.blogify.adapters.in.consumers.MessageConsumer;
import dev.blogify.adapters.in.consumers.Subscription;
import dev.blogify.infrastructure.acceptance.contracts.DeliveryPipeline;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Event delivery on one machine, through the platform's admin endpoints and its database file. */
public final class EmbeddedDeliveryPipeline implements DeliveryPipeline, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);

  private final Map<String, AtomicInteger> remainingFailures = new ConcurrentHashMap<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path data;
  private URI api = URI.create("");

  EmbeddedDeliveryPipeline(Path data) {
    this.data = data;
  }

  /** The address of the platform, after its start. */
  void setApi(URI uri) {
    this.api = uri;
  }

  /** The original consumer, unless the test broke it. */
  MessageConsumer wrap(Subscription subscription, MessageConsumer consumer) {
    return delivery -> {
      var left = remainingFailures.get(subscription.name());
      if (left != null && left.getAndDecrement() > 0) {
        throw new IllegalStateException("broken by a test");
      }
      consumer.handle(delivery);
    };
  }

  @Override
  public Seq<ParsedEvent> publishedEvents() {
    return requestLines("GET", "/_local/events?follow=false")
        .filter(line -> line.startsWith("data: "))
        .map(line -> parse(line.substring("data: ".length())).path("detail").toString())
        .map(json -> ParsedEvent.parse(json).get());
  }

  @Override
  public void failConsumer(Subscription subscription) {
    failConsumer(subscription, Integer.MAX_VALUE);
  }

  @Override
  public void failConsumer(Subscription subscription, int times) {
    remainingFailures.put(subscription.name(), new AtomicInteger(times));
  }

  @Override
  public void restoreConsumer(Subscription subscription) {
    remainingFailures.remove(subscription.name());
  }

  @Override
  public Seq<DeadLetter> deadLetters(Subscription subscription) {
    return requestLines("GET", "/_local/dead-letters")
        .map(EmbeddedDeliveryPipeline::parse)
        .filter(letter -> letter.path("consumer").asText().equals(subscription.name()))
        .map(letter ->
            new DeadLetter(
                EventBridgeMessage.parse(letter.path("entry").toString()),
                letter.path("reason").asText()));
  }

  @Override
  public void redrive(Subscription subscription) {
    requestLines("POST", "/_local/redrive?consumer=" + subscription.name());
  }

  @Override
  public void replayArchive() {
    requestLines("POST", "/_local/replay?from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z");
  }

  @Override
  public void awaitIdle() {
    settle(data);
  }

  /** Waits until the outbox in a database file is published and all its messages are settled. */
  public static void settle(Path data) {
    try (var stored = new SqliteInspector(data)) {
      await().atMost(IDLE_TIMEOUT).untilAsserted(() -> assertThat(stored.pendingWork()).isEmpty());
    }
  }

  @Override
  public Seq<String> projections() {
    try (var stored = new SqliteInspector(data)) {
      return Vector.ofAll(stored.projections());
    }
  }

  private Seq<String> requestLines(String method, String path) {
    var request =
        HttpRequest.newBuilder(api.resolve(path)).method(method, BodyPublishers.noBody()).build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      return Vector.ofAll(answer.body().lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
