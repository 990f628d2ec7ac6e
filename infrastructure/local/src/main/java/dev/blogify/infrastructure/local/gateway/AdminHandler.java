package dev.blogify.infrastructure.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.blogify.adapters.out.embedded.bus.DeadLetter;
import dev.blogify.application.Page;
import dev.blogify.application.ports.OutboxEntry.UndecodableRecord;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets whoever runs the platform see what was given up, and have it delivered again. */
public final class AdminHandler implements HttpHandler {
  /** What is called a consumer here, and is what parked entries wait for. */
  public static final String OUTBOX_PUBLISHER = "publishEvents";

  private final EventAdministration administration;

  public AdminHandler(EventAdministration pipeline) {
    this.administration = pipeline;
  }

  /** What is operated. */
  public interface EventAdministration {
    /** All consumers that have a queue. */
    Seq<String> consumerNames();

    /** Some dead letters after one, 0 for the first; none at the end. */
    Seq<DeadLetter> deadLetters(long after);

    Page<UndecodableRecord> outboxDeadLetters(Page.PageRequest page);

    /**
     * Has dead letters delivered again.
     *
     * @return how many
     */
    int redrive(String consumer);

    /**
     * Has parked entries published after all.
     *
     * @return how many could be
     */
    int redriveOutboxDeadLetters();

    /**
     * Has archived events delivered again, those from one moment on that happened before another.
     *
     * @return how many
     */
    int replay(Instant from, Instant to);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var query = QueryString.parse(exchange.getRequestURI());
    var request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    switch (request) {
      case "GET /_local/dead-letters" -> writeDeadLetters(exchange);
      case "POST /_local/redrive" -> redrive(query.get("consumer")).send(exchange);
      case "POST /_local/replay" -> replay(query).send(exchange);
      default -> BufferedResponse.error(404, "Not Found").send(exchange);
    }
  }

  /** One a line, as JSON. */
  private void writeDeadLetters(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("content-type", "application/x-ndjson");
    exchange.sendResponseHeaders(200, 0);
    var out = exchange.getResponseBody();
    for (var page = Option.some(Page.PageRequest.firstPage(Page.PageRequest.MAX_LIMIT));
        page.isDefined(); ) {
      var parked = administration.outboxDeadLetters(page.get());
      for (var entry : parked.items()) {
        out.write(jsonLine(outboxDeadLetterMembers(entry)));
      }
      page =
          parked
              .nextCursor()
              .map(after -> new Page.PageRequest(Page.PageRequest.MAX_LIMIT, Option.some(after)));
    }
    for (var page = administration.deadLetters(0);
        !page.isEmpty();
        page = administration.deadLetters(page.last().id())) {
      for (var letter : page) {
        out.write(jsonLine(deadLetterMembers(letter)));
      }
    }
  }

  private static byte[] jsonLine(Map<String, Object> members) throws IOException {
    return (JSON.std.asString(members) + "\n").getBytes(UTF_8);
  }

  private static Map<String, Object> outboxDeadLetterMembers(UndecodableRecord entry) {
    var line = new LinkedHashMap<String, Object>();
    line.put("consumer", OUTBOX_PUBLISHER);
    line.put("id", entry.id());
    line.put("reason", entry.reason());
    line.put("record", entry.rawRecord());
    return line;
  }

  private static Map<String, Object> deadLetterMembers(DeadLetter letter) {
    var line = new LinkedHashMap<String, Object>();
    line.put("consumer", letter.queue());
    line.put("id", letter.id());
    line.put("receives", letter.receiveCount());
    line.put("reason", letter.reason());
    line.put("diedAt", letter.deadLetteredAt().toString());
    line.put("entry", parseObject(letter.body()));
    return line;
  }

  private static Map<String, Object> parseObject(String json) {
    try {
      return JSON.std.mapFrom(json);
    } catch (IOException e) {
      throw new UncheckedIOException("A message that is no JSON object", e);
    }
  }

  private BufferedResponse redrive(Option<String> consumer) {
    var all = administration.consumerNames().prepend(OUTBOX_PUBLISHER);
    var chosen = consumer.fold(() -> all, one -> all.filter(one::equals));
    return chosen.isEmpty()
        ? BufferedResponse.error(404, "There is no such consumer; there are " + all.mkString(", "))
        : countResponse(chosen.map(this::redrive).sum().intValue());
  }

  private int redrive(String consumer) {
    return consumer.equals(OUTBOX_PUBLISHER)
        ? administration.redriveOutboxDeadLetters()
        : administration.redrive(consumer);
  }

  private BufferedResponse replay(QueryString query) {
    try {
      var from = instantParameter(query, "from");
      var to = instantParameter(query, "to");
      return countResponse(administration.replay(from, to));
    } catch (DateTimeException e) {
      return BufferedResponse.error(400, "from and to are RFC 3339");
    }
  }

  private static Instant instantParameter(QueryString query, String name) {
    return OffsetDateTime.parse(query.get(name).getOrElse("")).toInstant();
  }

  private static BufferedResponse countResponse(int count) {
    return BufferedResponse.of(200, "application/json", "{\"count\":%d}".formatted(count));
  }
}
