package dev.blogify.infrastructure.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.adapters.json.JsonReader;
import dev.blogify.infrastructure.local.importer.JsonHttpClient;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

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

  private long postForCount(String path) {
    var request = HttpRequest.newBuilder(api.resolve(path)).POST(BodyPublishers.noBody()).build();
    try (var http = new JsonHttpClient()) {
      var response = http.send(request, BodyHandlers.ofString());
      var body =
          JsonReader.DEFAULT
              .read(response.body())
              .getOrElseThrow(_ -> CommandException.failure("The response is not a JSON object"));
      if (response.statusCode() != 200) {
        throw CommandException.failure(
            body.optionalText("message").getOrElse("The platform failed"));
      }
      return body.number("count");
    }
  }

  /** Converts an argument in RFC 3339 to an instant. */
  static final class InstantConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String raw) {
      try {
        return OffsetDateTime.parse(raw).toInstant();
      } catch (DateTimeParseException _) {
        throw new TypeConversionException(
            "'%s' is not an RFC 3339 time, such as 2026-03-01T12:00:00Z".formatted(raw));
      }
    }
  }
}
