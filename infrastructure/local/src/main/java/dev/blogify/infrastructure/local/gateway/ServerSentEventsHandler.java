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
 * Streams what the archive holds, and then whatever is taken, as server-sent events: each with its
 * position as id, so that a client that comes back goes on where it was. With {@code follow=false}
 * it ends with the archive; {@code type} is an event's type, or what stands between {@code
 * blogify.} and its version.
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
    var query = QueryString.parse(exchange.getRequestURI());
    var from = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    if (!Option.of(from).forAll(id -> id.matches("\\d{1,18}"))) {
      BufferedResponse.error(400, "Last-Event-ID is none of ours").send(exchange);
      return;
    }
    exchange.getResponseHeaders().set("content-type", "text/event-stream");
    exchange.getResponseHeaders().set("cache-control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    stream(
        Option.of(from).map(Long::valueOf).getOrElse(0L),
        query.get("type"),
        !query.get("follow").contains("false"),
        exchange.getResponseBody());
  }

  private void stream(long from, Option<String> type, boolean follow, OutputStream out)
      throws IOException {
    var woken = new Semaphore(0);
    streamSignals.add(woken);
    var ending = archive.addListener(woken::release);
    try {
      var position = sendAvailable(from, type, out);
      while (follow && !isClosed) {
        if (!woken.tryAcquire(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS)) {
          out.write(":\n\n".getBytes(UTF_8));
        }
        woken.drainPermits();
        position = sendAvailable(position, type, out);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      ending.run();
      streamSignals.remove(woken);
    }
  }

  /** Sends all that there is by now, and says where to go on. */
  private long sendAvailable(long from, Option<String> type, OutputStream out) throws IOException {
    var position = from;
    for (var page = archive.listAfter(position);
        !page.isEmpty();
        page = archive.listAfter(position)) {
      for (var kept : page) {
        if (type.forAll(wanted -> matchesType(wanted, kept))) {
          out.write(
              "id: %d\ndata: %s\n\n".formatted(kept.position(), kept.entry()).getBytes(UTF_8));
        }
      }
      position = page.last().position();
    }
    out.flush();
    return position;
  }

  private static boolean matchesType(String type, ArchivedEvent kept) {
    return kept.type().equals(type) || kept.type().startsWith("blogify.%s.v".formatted(type));
  }

  /** Sends everybody home. */
  @Override
  public void close() {
    isClosed = true;
    streamSignals.forEach(Semaphore::release);
  }
}
