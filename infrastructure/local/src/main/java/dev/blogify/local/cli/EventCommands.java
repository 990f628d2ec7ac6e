package dev.blogify.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.control.Either;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The commands for what becomes of events, each against the running platform. */
@Command
final class EventCommands {
  private static final String DATA = "data: ";

  private final CommandLine commands;
  private final PrintWriter out;
  private final PrintWriter err;
  private final IntFunction<URI> api;

  /**
   * The commands.
   *
   * @param api where the platform answers whose port is given
   * @param commands all that there are
   */
  EventCommands(PrintWriter out, PrintWriter err, IntFunction<URI> api, CommandLine commands) {
    this.commands = commands;
    this.out = out;
    this.err = err;
    this.api = api;
  }

  @Command(
      name = "events",
      description = {
        "Prints events, one EventBridge entry a line as JSON: all that are archived, which is 30"
            + " days, in the order in which they were published."
      })
  int events(
      @Option(names = "--follow", description = "Then goes on with whatever happens, until Ctrl-C.")
          boolean follow,
      @Option(
              names = "--type",
              paramLabel = "TYPE",
              description = "Only those of a type: blogify.post.published.v1, or post.published.")
          @Nullable String type,
      @Option(
              names = "--port",
              paramLabel = "PORT",
              defaultValue = "8080",
              description = "Port of the running platform's API (${DEFAULT-VALUE}).")
          int port) {
    var query =
        "follow=" + follow + (type == null ? "" : "&type=" + URLEncoder.encode(type, UTF_8));
    try (var lines = client(port).lines("/_local/events?" + query)) {
      lines
          .filter(line -> line.startsWith(DATA))
          .forEach(line -> out.println(line.substring(DATA.length())));
    }
    return Blogify.DONE;
  }

  @Command(
      name = "dead-letters",
      description = {
        "Prints what consumers failed on too often, and what could not be published, one a line as"
            + " JSON, each with the reason."
      })
  int deadLetters(
      @Option(
              names = "--port",
              paramLabel = "PORT",
              defaultValue = "8080",
              description = "Port of the running platform's API (${DEFAULT-VALUE}).")
          int port) {
    try (var lines = client(port).lines("/_local/dead-letters")) {
      lines.forEach(out::println);
    }
    return Blogify.DONE;
  }

  @Command(
      name = "redrive",
      description = {
        "Has dead letters delivered again as if they were new, and what could not be published"
            + " published, once the reason is out of the world."
      })
  int redrive(
      @Parameters(
              paramLabel = "CONSUMER",
              arity = "0..1",
              description = "Only those of one consumer, such as notifyOwner.")
          @Nullable String consumer,
      @Option(
              names = "--port",
              paramLabel = "PORT",
              defaultValue = "8080",
              description = "Port of the running platform's API (${DEFAULT-VALUE}).")
          int port) {
    var query = consumer == null ? "" : "?consumer=" + URLEncoder.encode(consumer, UTF_8);
    return report(client(port).post("/_local/redrive" + query), "%d redriven.%n");
  }

  @Command(
      name = "replay",
      description = {
        "Has archived events delivered to all consumers again. Consumers take each once, so this"
            + " changes nothing for those that had it before."
      })
  int replay(
      @Option(
              names = "--from",
              paramLabel = "TIME",
              required = true,
              converter = Moment.class,
              description = "Events from this time on (RFC 3339, such as 2026-03-01T12:00:00Z).")
          Instant from,
      @Option(
              names = "--to",
              paramLabel = "TIME",
              required = true,
              converter = Moment.class,
              description = "Events before this time.")
          Instant to,
      @Option(
              names = "--port",
              paramLabel = "PORT",
              defaultValue = "8080",
              description = "Port of the running platform's API (${DEFAULT-VALUE}).")
          int port) {
    if (!from.isBefore(to)) {
      throw new ParameterException(commands, "--from must be before --to");
    }
    return report(
        client(port).post("/_local/replay?from=%s&to=%s".formatted(from, to)), "%d replayed.%n");
  }

  private Client client(int port) {
    return new Client(api.apply(port));
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

  /** A time as a command's argument. */
  static final class Moment implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String raw) {
      try {
        return OffsetDateTime.parse(raw).toInstant();
      } catch (DateTimeParseException _) {
        throw new TypeConversionException(
            "'%s' is no RFC 3339 time, such as 2026-03-01T12:00:00Z".formatted(raw));
      }
    }
  }
}
