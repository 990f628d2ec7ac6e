package dev.blogify.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.control.Either;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the commands do that look after events, each at a running platform. */
final class EventCommands {
  private static final String DATA = "data: ";

  private final PrintWriter out;
  private final PrintWriter err;

  EventCommands(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  int print(boolean follow, @Nullable String type, URI api) {
    var query =
        "follow=" + follow + (type == null ? "" : "&type=" + URLEncoder.encode(type, UTF_8));
    try (var lines = new Client(api).lines("/_local/events?" + query)) {
      lines
          .filter(line -> line.startsWith(DATA))
          .forEach(line -> out.println(line.substring(DATA.length())));
    }
    return Blogify.DONE;
  }

  int deadLetters(URI api) {
    try (var lines = new Client(api).lines("/_local/dead-letters")) {
      lines.forEach(out::println);
    }
    return Blogify.DONE;
  }

  int redrive(@Nullable String consumer, URI api) {
    var query = consumer == null ? "" : "?consumer=" + URLEncoder.encode(consumer, UTF_8);
    return report(new Client(api).post("/_local/redrive" + query), "%d redriven.%n");
  }

  int replay(Instant from, Instant to, URI api) {
    return report(
        new Client(api).post("/_local/replay?from=%s&to=%s".formatted(from, to)), "%d replayed.%n");
  }

  private int report(Either<String, Integer> outcome, String sentence) {
    return outcome.fold(
        why -> {
          err.println(why + ".");
          return Blogify.FAILED;
        },
        count -> {
          out.printf(sentence, count);
          return Blogify.DONE;
        });
  }
}
