package dev.blogify.infrastructure.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.blogify.adapters.out.embedded.bus.DeadLetter;
import dev.blogify.application.Page;
import dev.blogify.application.Page.PageRequest;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Lists dead letters, redrives them, and replays archived events. */
public final class AdminHandler implements HttpHandler {
  /** The consumer name under which outbox dead letters are listed and redriven. */
  public static final String OUTBOX_PUBLISHER = "publishEvents";

  private final EventAdministration administration;

  public AdminHandler(EventAdministration administration) {
    this.administration = administration;
  }

  /** The administered event pipeline. */
  public interface EventAdministration {
    /** The names of all consumers that have a queue. */
    Seq<String> consumerNames();

    /**
     * Returns the next page of dead letters after an id, or an empty page at the end. The id 0
     * selects the first page.
     */
    Seq<DeadLetter> deadLetters(long after);

    Page<UndecodableRecord> outboxDeadLetters(PageRequest page);

    /**
     * Moves the dead letters of a consumer back to its queue.
     *
     * @return the number of moved messages
     */
    int redrive(String consumer);

    /**
     * Publishes outbox dead letters that can be decoded now.
     *
     * @return the number of published entries
     */
    int redriveOutboxDeadLetters();

    /**
     * Delivers the archived events of a period again, {@code to} exclusive.
     *
     * @return the number of delivered events
     */
    int replay(Instant from, Instant to);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var query = HttpApiEventWriter.queryParameters(exchange.getRequestURI());
    var request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    switch (request) {
      case "GET /_local/dead-letters" -> writeDeadLetters(exchange);
      case "POST /_local/redrive" -> redrive(Option.of(query.get("consumer"))).send(exchange);
      case "POST /_local/replay" ->
          replay(query.getOrDefault("from", ""), query.getOrDefault("to", "")).send(exchange);
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
      var page = administration.outboxDeadLetters(request.get());
      for (var entry : page.items()) {
        writeLine(
            out,
            LinkedHashMap.of(
                "consumer", OUTBOX_PUBLISHER,
                "id", entry.id(),
                "reason", entry.reason(),
                "record", entry.rawRecord()));
      }
      request =
          page.nextCursor()
              .map(cursor -> new PageRequest(PageRequest.MAX_LIMIT, Option.some(cursor)));
    }
    var deadLetters = administration.deadLetters(0);
    while (!deadLetters.isEmpty()) {
      for (var deadLetter : deadLetters) {
        writeLine(
            out,
            LinkedHashMap.of(
                "consumer", deadLetter.queue(),
                "id", deadLetter.id(),
                "receives", deadLetter.receiveCount(),
                "reason", deadLetter.reason(),
                "deadLetteredAt", deadLetter.deadLetteredAt().toString(),
                "entry", JSON.std.mapFrom(deadLetter.body())));
      }
      deadLetters = administration.deadLetters(deadLetters.last().id());
    }
  }

  private static void writeLine(OutputStream out, Map<String, ?> members) throws IOException {
    out.write((JSON.std.asString(members.toJavaMap()) + "\n").getBytes(UTF_8));
  }

  private BufferedResponse redrive(Option<String> consumer) {
    var consumers = administration.consumerNames().prepend(OUTBOX_PUBLISHER);
    var selectedConsumers = consumer.fold(() -> consumers, name -> consumers.filter(name::equals));
    return selectedConsumers.isEmpty()
        ? BufferedResponse.error(404, "Unknown consumer. Consumers: " + consumers.mkString(", "))
        : countResponse(selectedConsumers.map(this::redrive).sum().intValue());
  }

  private int redrive(String consumer) {
    return consumer.equals(OUTBOX_PUBLISHER)
        ? administration.redriveOutboxDeadLetters()
        : administration.redrive(consumer);
  }

  private BufferedResponse replay(String from, String to) {
    try {
      return countResponse(administration.replay(parseInstant(from), parseInstant(to)));
    } catch (DateTimeException _) {
      return BufferedResponse.error(400, "The parameters from and to must be RFC 3339 times");
    }
  }

  private static Instant parseInstant(String raw) {
    return OffsetDateTime.parse(raw).toInstant();
  }

  private static BufferedResponse countResponse(int count) {
    return BufferedResponse.of(200, "application/json", "{\"count\":%d}".formatted(count));
  }
}
