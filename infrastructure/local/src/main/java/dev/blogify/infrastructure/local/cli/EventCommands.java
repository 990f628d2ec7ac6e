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

/** Implements the commands that inspect and redeliver the events of a running platform. */
record EventCommands(PrintWriter out, URI api) {
  private static final String SSE_DATA_PREFIX = "data: ";

  void printEvents(boolean follow, @Nullable String type) {
    var path =
        "/_local/events?follow=%s%s"
            .formatted(follow, type == null ? "" : "&type=" + URLEncoder.encode(type, UTF_8));
    forEachLine(
        path,
        line -> {
          if (line.startsWith(SSE_DATA_PREFIX)) {
            out.println(line.substring(SSE_DATA_PREFIX.length()));
          }
        });
  }

  void printDeadLetters() {
    forEachLine("/_local/dead-letters", out::println);
  }

  void redrive(@Nullable String consumer) {
    var query = consumer == null ? "" : "?consumer=" + URLEncoder.encode(consumer, UTF_8);
    out.printf("%s redriven.%n", postForCount("/_local/redrive" + query));
  }

  void replay(Instant from, Instant to) {
    var path = "/_local/replay?from=%s&to=%s".formatted(from, to);
    out.printf("%s replayed.%n", postForCount(path));
  }

  private void forEachLine(String path, Consumer<String> action) {
    var uri = api.resolve(path);
    try (var http = new JsonHttpClient()) {
      var response = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofLines());
      if (response.statusCode() != 200) {
        throw CommandException.failure(
            "%s returned status %d".formatted(uri, response.statusCode()));
      }
      response.body().forEach(action);
    }
  }

  private String postForCount(String path) {
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
