package dev.blogify.acceptance.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.acceptance.client.Blog;
import dev.blogify.acceptance.crash.SeparatePlatform;
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
 * Creates posts at a steady rate and measures when others see what became of each: subscribers the
 * event on the feed, people the entry in the audit trail. {@code write-to-consumer} runs it.
 */
final class WriteToConsumer {
  /** Until the virtual machine has compiled what matters; not counted. */
  private static final int WARM_UP = 200;

  /** Every so many posts somebody waits for the trail; it is asked over and over. */
  private static final int PER_LOOK_AT_THE_TRAIL = 10;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern POST = Pattern.compile("\"postId\":\"([^\"]+)\"");

  private final Map<String, CompletableFuture<Long>> told = new ConcurrentHashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void measure(@TempDir Path data) {
    int writes = Integer.getInteger("writes", 1_000);
    int perSecond = Integer.getInteger("rate", 50);
    var platform = SeparatePlatform.start(data);
    try {
      Thread.startVirtualThread(() -> listen(platform.blog().platform().api()));
      var begun = System.nanoTime();
      var all = writing(platform.blog(), WARM_UP + writes, perSecond);
      var seconds = (System.nanoTime() - begun) / 1e9;
      var counted = all.subList(WARM_UP, all.size());
      System.out.printf("%d posts, %.1f a second%n", all.size(), all.size() / seconds);
      Stream.of(
              Latencies.of("request to its answer", counted.stream().map(Write::answer)),
              Latencies.of("answer to event on the feed", counted.stream().map(Write::told)),
              Latencies.of("request to event on the feed", counted.stream().map(Write::feed)),
              Latencies.of(
                  "answer to entry in the trail",
                  counted.stream().flatMap(write -> write.kept().stream())))
          .forEach(System.out::println);
      assertThat(counted).hasSize(writes);
    } finally {
      platform.kill();
    }
  }

  private List<Write> writing(Blog blog, int times, int perSecond) {
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

  private Write write(Blog blog, String token, int number) {
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
    var post = found(POST, send(request));
    var answered = System.nanoTime();
    var kept =
        number % PER_LOOK_AT_THE_TRAIL == 0
            ? List.of(untilKept(api, token, post) - answered)
            : List.<Long>of();
    var seen = told(post).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    return new Write(answered - asked, Math.max(0, seen - answered), seen - asked, kept);
  }

  private long untilKept(URI api, String token, String post) {
    var trail =
        HttpRequest.newBuilder(URI.create(api + "/posts/" + post + "/audit"))
            .header("Authorization", "Bearer " + token)
            .build();
    var begun = System.nanoTime();
    while (!send(trail).contains("post.created")) {
      assertThat(System.nanoTime() - begun).as("in the trail").isLessThan(PATIENCE.toNanos());
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return System.nanoTime();
  }

  private void listen(URI api) {
    var feed = HttpRequest.newBuilder(URI.create(api + "/_local/events?type=post.created")).build();
    exchange(feed, BodyHandlers.ofLines())
        .body()
        .filter(line -> line.startsWith("data:"))
        .forEach(line -> told(found(POST, line)).complete(System.nanoTime()));
  }

  private CompletableFuture<Long> told(String post) {
    return told.computeIfAbsent(post, _ -> new CompletableFuture<>());
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

  private static String found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .findFirst()
        .orElseThrow(() -> new AssertionError(text))
        .group(1);
  }

  /**
   * What one write took, in nanoseconds.
   *
   * @param told from its answer to its event; zero if the event was quicker
   * @param feed from the request to its event
   * @param kept from its answer to its entry in the trail, if somebody looked
   */
  private record Write(long answer, long told, long feed, List<Long> kept) {}
}
