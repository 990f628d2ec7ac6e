package dev.blogify.adapters.events;

import com.sun.net.httpserver.HttpServer;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A finite feed of server-sent events. */
record SseServer(HttpServer server) implements AutoCloseable {
  /** Between events stand what feeds send besides: comments, ids, names. */
  static SseServer start(Seq<String> events) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/_local/events",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, 0);
          try (var out = exchange.getResponseBody()) {
            for (var event : events.zipWithIndex()) {
              var message = ": ping\n\nid: %d\ndata: %s\n\n".formatted(event._2, event._1);
              out.write(message.getBytes(StandardCharsets.UTF_8));
              out.flush();
            }
          }
        });
    server.start();
    return new SseServer(server);
  }

  URI endpoint() {
    return URI.create("http://localhost:%d/_local/events".formatted(server.getAddress().getPort()));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
