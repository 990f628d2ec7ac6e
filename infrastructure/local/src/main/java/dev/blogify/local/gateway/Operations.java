package dev.blogify.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.blogify.adapters.embedded.bus.DeadLetter;
import dev.blogify.application.Page;
import dev.blogify.application.event.JournalEntry.Poison;
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
public final class Operations implements HttpHandler {
  /** What is called a consumer here, and is what parked entries wait for. */
  public static final String PUBLISHER = "publishEvents";

  private final Pipeline pipeline;

  public Operations(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** What is operated. */
  public interface Pipeline {
    /** All consumers that have a queue. */
    Seq<String> consumers();

    /** Some dead letters after one, 0 for the first; none at the end. */
    Seq<DeadLetter> deadLetters(long after);

    Page<Poison> parked(Page.Request page);

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
    int redriveParked();

    /**
     * Has archived events delivered again, those from one moment on that happened before another.
     *
     * @return how many
     */
    int replay(Instant from, Instant to);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var query = Query.of(exchange.getRequestURI());
    var request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    switch (request) {
      case "GET /_local/dead-letters" -> list(exchange);
      case "POST /_local/redrive" -> redrive(query.get("consumer")).send(exchange);
      case "POST /_local/replay" -> replay(query).send(exchange);
      default -> Reply.message(404, "Not Found").send(exchange);
    }
  }

  /** One a line, as JSON. */
  private void list(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("content-type", "application/x-ndjson");
    exchange.sendResponseHeaders(200, 0);
    var out = exchange.getResponseBody();
    for (var page = Option.some(Page.Request.first(Page.Request.MAX)); page.isDefined(); ) {
      var parked = pipeline.parked(page.get());
      for (var entry : parked.items()) {
        out.write(line(parked(entry)));
      }
      page = parked.next().map(after -> new Page.Request(Page.Request.MAX, Option.some(after)));
    }
    for (var page = pipeline.deadLetters(0);
        !page.isEmpty();
        page = pipeline.deadLetters(page.last().id())) {
      for (var letter : page) {
        out.write(line(letter(letter)));
      }
    }
  }

  private static byte[] line(Map<String, Object> members) throws IOException {
    return (JSON.std.asString(members) + "\n").getBytes(UTF_8);
  }

  private static Map<String, Object> parked(Poison entry) {
    var line = new LinkedHashMap<String, Object>();
    line.put("consumer", PUBLISHER);
    line.put("id", entry.id());
    line.put("reason", entry.reason());
    line.put("record", entry.record());
    return line;
  }

  private static Map<String, Object> letter(DeadLetter letter) {
    var line = new LinkedHashMap<String, Object>();
    line.put("consumer", letter.queue());
    line.put("id", letter.id());
    line.put("receives", letter.receives());
    line.put("reason", letter.reason());
    line.put("diedAt", letter.diedAt().toString());
    line.put("entry", object(letter.body()));
    return line;
  }

  private static Map<String, Object> object(String json) {
    try {
      return JSON.std.mapFrom(json);
    } catch (IOException e) {
      throw new UncheckedIOException("A message that is no JSON object", e);
    }
  }

  private Reply redrive(Option<String> consumer) {
    var all = pipeline.consumers().prepend(PUBLISHER);
    var chosen = consumer.fold(() -> all, one -> all.filter(one::equals));
    return chosen.isEmpty()
        ? Reply.message(404, "There is no such consumer; there are " + all.mkString(", "))
        : count(chosen.map(this::redrive).sum().intValue());
  }

  private int redrive(String consumer) {
    return consumer.equals(PUBLISHER) ? pipeline.redriveParked() : pipeline.redrive(consumer);
  }

  private Reply replay(Query query) {
    try {
      var from = moment(query, "from");
      var to = moment(query, "to");
      return count(pipeline.replay(from, to));
    } catch (DateTimeException e) {
      return Reply.message(400, "from and to are RFC 3339");
    }
  }

  private static Instant moment(Query query, String name) {
    return OffsetDateTime.parse(query.get(name).getOrElse("")).toInstant();
  }

  private static Reply count(int count) {
    return Reply.of(200, "application/json", "{\"count\":%d}".formatted(count));
  }
}
