package dev.blogify.infrastructure.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.JsonValue;
import dev.blogify.infrastructure.local.LocalPlatform;
import dev.blogify.infrastructure.local.PlatformSettings;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the event commands and the administration paths of a running platform. */
final class EventCommandsTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicBoolean isAuditBroken = new AtomicBoolean();
  private final BlockingQueue<String> auditedTypes = new LinkedBlockingQueue<>();
  private final LocalPlatform platform;
  private final String port;

  EventCommandsTest(@TempDir Path data) {
    platform =
        LocalPlatform.start(
            PlatformSettings.onFreePorts(data),
            (subscription, consumer) ->
                message -> {
                  if (isAuditBroken.get() && subscription.equals(Subscriptions.AUDIT)) {
                    throw new IllegalStateException("The disk is full");
                  }
                  consumer.handle(message);
                  if (subscription.equals(Subscriptions.AUDIT)) {
                    auditedTypes.add(message.detailType());
                  }
                });
    port = Integer.toString(platform.apiUri().getPort());
  }

  @AfterEach
  void stop() {
    platform.close();
    http.close();
  }

  private record CommandResult(int status, Seq<String> out, String err) {}

  private CommandResult run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var all = List.of(arguments).append("--port").append(port).toJavaArray(String[]::new);
    var status = BlogifyCli.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    return new CommandResult(status, List.ofAll(out.toString().lines()), err.toString());
  }

  private String token() {
    return run("token", "alice").out().single();
  }

  private void createDraft(String title) {
    var request =
        HttpRequest.newBuilder(platform.apiUri().resolve("/posts"))
            .header("authorization", "Bearer " + token())
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString("{\"title\":\"%s\"}".formatted(title)));
    assertThat(send(request).statusCode()).isEqualTo(201);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitAudit(String type) throws InterruptedException {
    String next;
    do {
      next = auditedTypes.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("awaiting " + type).isNotNull();
    } while (!type.equals(next));
  }

  private static Seq<String> titles(Seq<String> entries) {
    return entries.map(entry -> text(entry, "detail", "data", "title"));
  }

  private static String text(String json, String... path) {
    var object = JsonObject.parse(json);
    for (var member : List.of(path).init()) {
      object = object.object(member);
    }
    return object.get(path[path.length - 1]).flatMap(JsonValue::scalarText).getOrElse("null");
  }

  @Test
  void printsArchivedEventsOnePerLine() throws InterruptedException {
    createDraft("First");
    awaitAudit("blogify.post.created.v1");

    var all = run("events");
    assertThat(all.status()).isZero();
    assertThat(all.out().map(entry -> text(entry, "detail-type")))
        .contains("blogify.user.registered.v1", "blogify.post.created.v1");

    assertThat(titles(run("events", "--type", "post.created").out())).containsExactly("First");
    assertThat(titles(run("events", "--type", "blogify.post.created.v1").out()))
        .containsExactly("First");
    assertThat(run("events", "--type", "post.create").out()).isEmpty();
  }

  @Test
  void resumesTheStreamAfterTheLastEventId() throws Exception {
    createDraft("First");
    awaitAudit("blogify.post.created.v1");
    var request =
        HttpRequest.newBuilder(platform.apiUri().resolve("/_local/events?type=post.created"));
    String id;
    try (var lines = http.send(request.build(), BodyHandlers.ofLines()).body()) {
      var stream = lines.iterator();
      id = stream.next();
      assertThat(stream.next()).startsWith("data: {").contains("First");
    }

    request.header("Last-Event-ID", id.substring("id: ".length()));
    try (Stream<String> lines = http.send(request.build(), BodyHandlers.ofLines()).body()) {
      var stream = lines.filter(line -> line.startsWith("data: ")).iterator();
      createDraft("Second");
      assertThat(stream.next()).contains("Second").doesNotContain("First");
      createDraft("Third");
      assertThat(stream.next()).contains("Third");
    }
  }

  @Test
  void redrivesDeadLetters() throws InterruptedException {
    createDraft("Before");
    awaitAudit("blogify.post.created.v1");
    isAuditBroken.set(true);
    createDraft("Not audited");
    var letters = awaitDeadLetters();

    assertThat(letters.map(letter -> text(letter, "consumer"))).containsOnly("recordAudit");
    assertThat(letters.map(letter -> text(letter, "reason")))
        .containsOnly("java.lang.IllegalStateException: The disk is full");
    assertThat(letters.map(letter -> text(letter, "receives"))).containsOnly("5");
    assertThat(letters.map(letter -> text(letter, "entry", "detail", "data", "title")))
        .containsExactly("Not audited");

    isAuditBroken.set(false);
    assertThat(run("redrive", "notifyOwner").out()).containsExactly("0 redriven.");
    assertThat(run("redrive", "recordAudit").out()).containsExactly("1 redriven.");
    awaitAudit("blogify.post.created.v1");
    assertThat(run("dead-letters").out()).isEmpty();
    assertThat(run("redrive").out()).containsExactly("0 redriven.");
  }

  private Seq<String> awaitDeadLetters() {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < deadline) {
      var letters = run("dead-letters").out();
      if (!letters.isEmpty()) {
        return letters;
      }
    }
    throw new AssertionError("No dead letter after 60 s");
  }

  @Test
  void replaysArchivedEventsOfAPeriod() throws InterruptedException {
    createDraft("Again");
    awaitAudit("blogify.post.created.v1");
    auditedTypes.clear();

    var replayed =
        run("replay", "--from", "2000-01-01T00:00:00Z", "--to", "2100-01-01T02:00:00+02:00");

    assertThat(replayed.status()).isZero();
    assertThat(replayed.out().single()).matches("[1-9]\\d* replayed\\.");
    awaitAudit("blogify.post.created.v1");
    assertThat(
            run("replay", "--from", "2000-01-01T00:00:00Z", "--to", "2000-01-02T00:00:00Z").out())
        .containsExactly("0 replayed.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2 | replay                                                           | Missing required options: '--from=TIME', '--to=TIME'. See: ./blogify help replay
          2 | replay --from yesterday --to 2026-01-01T00:00:00Z                | Invalid value for option '--from': 'yesterday' is not an RFC 3339 time, such as 2026-03-01T12:00:00Z. See: ./blogify help replay
          2 | replay --from 2026-01-01T00:00:00Z --to 2026-01-01T00:00:00Z     | --from must be before --to. See: ./blogify help
          1 | redrive unknown                                                  | Unknown consumer. Consumers: publishEvents, announce, confirmMedia, countTags, notifyOwner, recordAudit.
          """)
  void reportsErrorsInOneSentence(int status, String arguments, String sentence) {
    var ran = run(arguments.split(" +", -1));

    assertThat(ran.status()).isEqualTo(status);
    assertThat(ran.err()).isEqualTo(sentence + System.lineSeparator());
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "dead-letters", "redrive", "replay"})
  void helpListsOptions(String command) {
    var out = new StringWriter();
    assertThat(BlogifyCli.run(new PrintWriter(out, true), new PrintWriter(out), "help", command))
        .isZero();
    assertThat(out.toString()).contains("Usage: ./blogify " + command, "--port=PORT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "dead-letters"})
  void refusesCrossOriginRequests(String path) {
    var request =
        HttpRequest.newBuilder(platform.apiUri().resolve("/_local/" + path + "?follow=false"));

    assertThat(send(request.copy().header("Origin", "https://evil.example")).statusCode())
        .isEqualTo(403);
    assertThat(send(request.copy().header("Origin", "http://localhost:3000")).statusCode())
        .isEqualTo(403);
    assertThat(send(request.copy().header("Origin", platform.apiUri().toString())).statusCode())
        .isEqualTo(200);
    assertThat(send(request).statusCode()).isEqualTo(200);
  }

  @Test
  void reportsThatThePlatformDoesNotRespond() {
    platform.close();

    var ran = run("events");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith("http://localhost:" + port + "/_local/events?follow=false does not respond;");
  }
}
