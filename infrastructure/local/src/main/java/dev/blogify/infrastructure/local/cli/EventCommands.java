package dev.blogify.infrastructure.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.infrastructure.local.importer.JsonFields;
import dev.blogify.infrastructure.local.importer.JsonHttpClient;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that inspect and redeliver the events of a running platform. */
@Command
record EventCommands(PrintWriter out) {
  private static final String SSE_DATA_PREFIX = "data: ";

  @Command(
      name = "events",
      description = {
        "Prints the archived events of the last 30 days in the order of publication, one"
            + " EventBridge entry per line as JSON."
      })
  void events(
      @Mixin PlatformOptions platform,
      @Option(names = "--follow", description = "Continues with new events until Ctrl-C.")
          boolean follow,
      @Option(
              names = "--type",
              paramLabel = "TYPE",
              description =
                  "Prints events of this type only: blogify.post.published.v1, or post.published.")
          @Nullable String type) {
    var path =
        "/_local/events?follow=%s%s"
            .formatted(follow, type == null ? "" : "&type=" + URLEncoder.encode(type, UTF_8));
    forEachLine(
        platform.apiUri().resolve(path),
        line -> {
          if (line.startsWith(SSE_DATA_PREFIX)) {
            out.println(line.substring(SSE_DATA_PREFIX.length()));
          }
        });
  }

  @Command(
      name = "dead-letters",
      description = {
        "Prints the messages that consumers failed to process and the outbox entries that could not"
            + " be published, one per line as JSON, each with the reason."
      })
  void deadLetters(@Mixin PlatformOptions platform) {
    forEachLine(platform.apiUri().resolve("/_local/dead-letters"), out::println);
  }

  private static void forEachLine(URI uri, Consumer<String> action) {
    try (var http = new JsonHttpClient()) {
      var response = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofLines());
      if (response.statusCode() != 200) {
        throw CommandException.failure(
            "%s returned status %d".formatted(uri, response.statusCode()));
      }
      response.body().forEach(action);
    }
  }

  @Command(
      name = "redrive",
      description = {
        "Delivers dead letters to their consumers again and publishes failed outbox entries again,"
            + " after the cause has been fixed."
      })
  void redrive(
      @Mixin PlatformOptions platform,
      @Parameters(
              paramLabel = "CONSUMER",
              arity = "0..1",
              description = "Redrives one consumer only, for example notifyOwner.")
          @Nullable String consumer) {
    var query = consumer == null ? "" : "?consumer=" + URLEncoder.encode(consumer, UTF_8);
    out.printf("%s redriven.%n", postForCount(platform.apiUri(), "/_local/redrive" + query));
  }

  @Command(
      name = "replay",
      description = {
        "Delivers archived events to all consumers again. A consumer that processed an event before"
            + " ignores it."
      })
  void replay(
      @Mixin PlatformOptions platform,
      @Option(
              names = "--from",
              paramLabel = "TIME",
              required = true,
              converter = InstantConverter.class,
              description = "First time to replay (RFC 3339, for example 2026-03-01T12:00:00Z).")
          Instant from,
      @Option(
              names = "--to",
              paramLabel = "TIME",
              required = true,
              converter = InstantConverter.class,
              description = "End of the period, exclusive.")
          Instant to) {
    if (!from.isBefore(to)) {
      throw CommandException.usageError("--from must be before --to");
    }
    var path = "/_local/replay?from=%s&to=%s".formatted(from, to);
    out.printf("%s replayed.%n", postForCount(platform.apiUri(), path));
  }

  private static String postForCount(URI api, String path) {
    try (var http = new JsonHttpClient()) {
      var request = HttpRequest.newBuilder(api.resolve(path)).POST(BodyPublishers.noBody()).build();
      var response = http.send(request, BodyHandlers.ofByteArray());
      var body = JsonFields.parse(response.body());
      if (response.statusCode() != 200) {
        throw CommandException.failure(body.text("message").getOrElse("The platform failed"));
      }
      return String.valueOf(body.members().get("count"));
    }
  }
}
