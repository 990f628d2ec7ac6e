package dev.blogify.infrastructure.acceptance.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.infrastructure.acceptance.client.BlogClient;
import dev.blogify.infrastructure.acceptance.platforms.embedded.PlatformProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Creates posts at a steady rate and measures the latency until subscribers receive the event from
 * the feed, and until the audit trail contains the entry. The script {@code write-to-consumer} runs
 * it.
 */
final class WriteToConsumerBenchmark {
  /** Warm-up for the JIT compiler, excluded from the results. */
  private static final int WARM_UP = 200;

  /** One post of this many is followed to the audit trail, which is polled. */
  private static final int AUDIT_SAMPLE_INTERVAL = 10;

  private static final Duration POLL_INTERVAL = Duration.ofMillis(1);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Pattern POST = Pattern.compile("\"postId\":\"([^\"]+)\"");

  private final Map<String, CompletableFuture<Long>> eventTimes = new ConcurrentHashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void measure(@TempDir Path data) {
    int writes = Integer.getInteger("writes", 1_000);
    int perSecond = Integer.getInteger("rate", 50);
    var platform = PlatformProcess.start(data);
    try {
      Thread.startVirtualThread(() -> listen(platform.blog().platform().api()));
      var begun = System.nanoTime();
      var all = writeAtRate(platform.blog(), WARM_UP + writes, perSecond);
      var seconds = (System.nanoTime() - begun) / 1e9;
      var counted = all.subList(WARM_UP, all.size());
      System.out.printf("%d posts, %.1f per second%n", all.size(), all.size() / seconds);
      Stream.of(
              Latencies.of("request to response", counted.stream().map(Write::requestToResponse)),
              Latencies.of(
                  "response to event on the feed", counted.stream().map(Write::responseToEvent)),
              Latencies.of(
                  "request to event on the feed", counted.stream().map(Write::requestToEvent)),
              Latencies.of(
                  "response to audit entry",
                  counted.stream().flatMap(write -> write.responseToAuditEntry().stream())))
          .forEach(System.out::println);
      assertThat(counted).hasSize(writes);
    } finally {
      platform.kill();
    }
  }

  private List<Write> writeAtRate(BlogClient blog, int times, int perSecond) {
    var token = blog.signIn("alice").path("AccessToken").asText();
    var begun = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return IntStream.range(0, times)
          .mapToObj(i -> {
            var due = begun + TimeUnit.SECONDS.toNanos(1) * i / perSecond;
            for (var early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
              LockSupport.parkNanos(early);
            }
            return CompletableFuture.supplyAsync(() -> write(blog, token, i), threads);
          })
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    }
  }

  private Write write(BlogClient blog, String token, int number) {
    var api = blog.platform().api();
    var request =
        HttpRequest.newBuilder(URI.create(api + "/posts"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"title\": \"Post %d\", \"body\": \"%s\"}"
                        .formatted(number, "word ".repeat(400))))
            .build();
    var asked = System.nanoTime();
    var post = firstGroup(POST, send(request));
    var answered = System.nanoTime();
    var kept =
        number % AUDIT_SAMPLE_INTERVAL == 0
            ? List.of(awaitAuditEntry(api, token, post) - answered)
            : List.<Long>of();
    var seen = eventTime(post).orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    return new Write(answered - asked, Math.max(0, seen - answered), seen - asked, kept);
  }

  private long awaitAuditEntry(URI api, String token, String post) {
    var trail =
        HttpRequest.newBuilder(URI.create(api + "/posts/" + post + "/audit"))
            .header("Authorization", "Bearer " + token)
            .build();
    var begun = System.nanoTime();
    while (!send(trail).contains("post.created")) {
      assertThat(System.nanoTime() - begun).as("in the audit trail").isLessThan(TIMEOUT.toNanos());
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
    }
    return System.nanoTime();
  }

  private void listen(URI api) {
    var feed = HttpRequest.newBuilder(URI.create(api + "/_local/events?type=post.created")).build();
    exchange(feed, BodyHandlers.ofLines())
        .body()
        .filter(line -> line.startsWith("data:"))
        .forEach(line -> eventTime(firstGroup(POST, line)).complete(System.nanoTime()));
  }

  private CompletableFuture<Long> eventTime(String post) {
    return eventTimes.computeIfAbsent(post, _ -> new CompletableFuture<>());
  }

  private String send(HttpRequest request) {
    return exchange(request, BodyHandlers.ofString()).body();
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> reader) {
    try {
      return http.send(request, reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String firstGroup(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .findFirst()
        .orElseThrow(() -> new AssertionError(text))
        .group(1);
  }

  /**
   * The latencies of one write, in nanoseconds.
   *
   * @param responseToEvent from the response to the event; zero if the event arrived first
   * @param requestToEvent from the request to the event
   * @param responseToAuditEntry from the response to the audit entry; absent if the trail was not
   *     polled
   */
  private record Write(
      long requestToResponse,
      long responseToEvent,
      long requestToEvent,
      List<Long> responseToAuditEntry) {}
}
