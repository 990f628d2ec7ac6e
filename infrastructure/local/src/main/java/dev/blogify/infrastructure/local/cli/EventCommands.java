package dev.blogify.infrastructure.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.control.Either;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the commands do that look after events, each at a running platform. */
final class EventCommands {
  private static final String SSE_DATA_PREFIX = "data: ";

  private final PrintWriter out;
  private final PrintWriter err;

  EventCommands(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  int printEvents(boolean follow, @Nullable String type, URI api) {
    var query =
        "follow=" + follow + (type == null ? "" : "&type=" + URLEncoder.encode(type, UTF_8));
    try (var lines = new AdminClient(api).getLines("/_local/events?" + query)) {
      lines
          .filter(line -> line.startsWith(SSE_DATA_PREFIX))
          .forEach(line -> out.println(line.substring(SSE_DATA_PREFIX.length())));
    }
    return BlogifyCli.EXIT_OK;
  }

  int printDeadLetters(URI api) {
    try (var lines = new AdminClient(api).getLines("/_local/dead-letters")) {
      lines.forEach(out::println);
    }
    return BlogifyCli.EXIT_OK;
  }

  int redrive(@Nullable String consumer, URI api) {
    var query = consumer == null ? "" : "?consumer=" + URLEncoder.encode(consumer, UTF_8);
    return printResult(
        new AdminClient(api).postForCount("/_local/redrive" + query), "%d redriven.%n");
  }

  int replay(Instant from, Instant to, URI api) {
    return printResult(
        new AdminClient(api).postForCount("/_local/replay?from=%s&to=%s".formatted(from, to)),
        "%d replayed.%n");
  }

  private int printResult(Either<String, Integer> outcome, String sentence) {
    return outcome.fold(
        why -> {
          err.println(why + ".");
          return BlogifyCli.EXIT_FAILURE;
        },
        count -> {
          out.printf(sentence, count);
          return BlogifyCli.EXIT_OK;
        });
  }
}
