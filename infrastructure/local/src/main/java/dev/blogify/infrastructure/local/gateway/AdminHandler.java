package dev.blogify.infrastructure.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.out.embedded.bus.SqliteEventBus;
import dev.blogify.adapters.out.embedded.bus.SqliteQueues;
import dev.blogify.application.Page.PageRequest;
import dev.blogify.application.event.RedriveEvents;
import dev.blogify.application.ports.OutboxDeadLetters;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;

/**
 * Lists dead letters, redrives them, and replays archived events.
 *
 * @param consumers the names of all consumers that have a queue
 */
public record AdminHandler(
    Seq<String> consumers,
    SqliteQueues queues,
    OutboxDeadLetters outboxDeadLetters,
    RedriveEvents redriveEvents,
    SqliteEventBus bus,
    InstantSource clock)
    implements HttpHandler {
  /** The consumer name under which outbox dead letters are listed and redriven. */
  private static final String OUTBOX_RELAY = "publishEvents";

  private static final Duration REDRIVE_TIMEOUT = Duration.ofSeconds(30);

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var query = HttpApiEvent.queryParameters(exchange.getRequestURI());
    var request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    switch (request) {
      case "GET /_local/dead-letters" -> writeDeadLetters(exchange);
      case "POST /_local/redrive" -> redrive(query.get("consumer")).send(exchange);
      case "POST /_local/replay" ->
          replay(query.getOrElse("from", ""), query.getOrElse("to", "")).send(exchange);
      default -> BufferedResponse.error(404, "Not Found").send(exchange);
    }
  }

  /** Writes one JSON object per line. */
  private void writeDeadLetters(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("content-type", "application/x-ndjson");
    exchange.sendResponseHeaders(200, 0);
    var out = exchange.getResponseBody();
    var request = Option.some(PageRequest.firstPage(PageRequest.MAX_LIMIT));
    while (request.isDefined()) {
      var page = outboxDeadLetters.list(request.get());
      for (var entry : page.items()) {
        writeLine(
            out,
            JsonObject.EMPTY
                .with("consumer", OUTBOX_RELAY)
                .with("id", entry.id())
                .with("reason", entry.reason())
                .with("record", entry.rawRecord()));
      }
      request =
          page.nextCursor()
              .map(cursor -> new PageRequest(PageRequest.MAX_LIMIT, Option.some(cursor)));
    }
    var deadLetters = queues.deadLetters(0);
    while (!deadLetters.isEmpty()) {
      for (var deadLetter : deadLetters) {
        writeLine(
            out,
            JsonObject.EMPTY
                .with("consumer", deadLetter.queue())
                .with("id", deadLetter.id())
                .with("receives", deadLetter.receiveCount())
                .with("reason", deadLetter.reason())
                .with("deadLetteredAt", deadLetter.deadLetteredAt().toString())
                .with("entry", JsonObject.parse(deadLetter.body())));
      }
      deadLetters = queues.deadLetters(deadLetters.last().id());
    }
  }

  private static void writeLine(OutputStream out, JsonObject line) throws IOException {
    out.write((line.toJson() + "\n").getBytes(UTF_8));
  }

  private BufferedResponse redrive(Option<String> consumer) {
    var all = consumers.prepend(OUTBOX_RELAY);
    var selected = consumer.fold(() -> all, name -> all.filter(name::equals));
    return selected.isEmpty()
        ? BufferedResponse.error(404, "Unknown consumer. Consumers: " + all.mkString(", "))
        : countResponse(selected.map(this::redrive).sum().intValue());
  }

  private int redrive(String consumer) {
    return consumer.equals(OUTBOX_RELAY)
        ? redriveEvents.handle(clock.instant().plus(REDRIVE_TIMEOUT)).redriven()
        : queues.redrive(consumer);
  }

  private BufferedResponse replay(String from, String to) {
    try {
      return countResponse(
          bus.replay("replay-" + clock.instant(), parseInstant(from), parseInstant(to)));
    } catch (DateTimeException _) {
      return BufferedResponse.error(400, "The parameters from and to must be RFC 3339 times");
    }
  }

  private static Instant parseInstant(String raw) {
    return OffsetDateTime.parse(raw).toInstant();
  }

  private static BufferedResponse countResponse(int count) {
    return BufferedResponse.json(200, JsonObject.EMPTY.with("count", count).toJson());
  }
}
