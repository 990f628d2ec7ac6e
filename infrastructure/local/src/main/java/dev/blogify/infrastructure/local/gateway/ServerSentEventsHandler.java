package dev.blogify.infrastructure.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.blogify.adapters.out.embedded.bus.EventArchive;
import dev.blogify.adapters.out.embedded.bus.EventArchive.ArchivedEvent;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Streams archived and then new events as server-sent events. The event id is the position in the
 * archive, so that a client resumes with {@code Last-Event-ID}. With {@code follow=false} the
 * stream ends after the archived events. The parameter {@code type} selects a type, with or without
 * prefix and version: {@code blogify.post.published.v1} or {@code post.published}.
 */
public final class ServerSentEventsHandler implements HttpHandler, AutoCloseable {
  private static final int KEEP_ALIVE_SECONDS = 15;

  private final EventArchive archive;
  private final Set<Semaphore> streamSignals = ConcurrentHashMap.newKeySet();
  private volatile boolean isClosed;

  public ServerSentEventsHandler(EventArchive archive) {
    this.archive = archive;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("GET")) {
      BufferedResponse.error(405, "Method Not Allowed").withHeader("allow", "GET").send(exchange);
      return;
    }
    var query = HttpApiEvent.queryParameters(exchange.getRequestURI());
    var lastEventId = Option.of(exchange.getRequestHeaders().getFirst("Last-Event-ID"));
    if (!lastEventId.forAll(id -> id.matches("\\d{1,18}"))) {
      BufferedResponse.error(400, "Last-Event-ID must be an event id of this stream")
          .send(exchange);
      return;
    }
    exchange.getResponseHeaders().set("content-type", "text/event-stream");
    exchange.getResponseHeaders().set("cache-control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    stream(
        lastEventId.map(Long::valueOf).getOrElse(0L),
        query.get("type"),
        !query.getOrElse("follow", "").equals("false"),
        exchange.getResponseBody());
  }

  private void stream(long from, Option<String> type, boolean follow, OutputStream out)
      throws IOException {
    var signal = new Semaphore(0);
    streamSignals.add(signal);
    var removeListener = archive.addListener(signal::release);
    try {
      var position = sendAvailable(from, type, out);
      while (follow && !isClosed) {
        if (!signal.tryAcquire(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)) {
          out.write(":\n\n".getBytes(UTF_8));
        }
        signal.drainPermits();
        position = sendAvailable(position, type, out);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      removeListener.run();
      streamSignals.remove(signal);
    }
  }

  /** Sends all events after a position, and returns the position of the last one. */
  private long sendAvailable(long from, Option<String> type, OutputStream out) throws IOException {
    var position = from;
    for (var page = archive.listAfter(position);
        !page.isEmpty();
        page = archive.listAfter(position)) {
      for (var event : page) {
        if (type.forAll(selected -> matchesType(selected, event))) {
          out.write(
              "id: %d\ndata: %s\n\n".formatted(event.position(), event.entry()).getBytes(UTF_8));
        }
      }
      position = page.last().position();
    }
    out.flush();
    return position;
  }

  private static boolean matchesType(String type, ArchivedEvent event) {
    return event.type().equals(type) || event.type().startsWith("blogify.%s.v".formatted(type));
  }

  /** Closes all open streams. */
  @Override
  public void close() {
    isClosed = true;
    streamSignals.forEach(Semaphore::release);
  }
}
