package dev.blogify.infrastructure.local.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.blogify.infrastructure.local.importer.ImportRefusal.RefusedByServer;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests retries under throttling and after the expiry of a token. */
final class BlogifyApiClientTest {
  private final Deque<Integer> statuses = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private HttpServer server;
  private BlogifyApiClient api;
  private int tokens;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.createContext("/pool", this::signIn);
    server.start();
    var uri = URI.create("http://localhost:" + server.getAddress().getPort());
    api =
        new BlogifyApiClient(
            uri, new PasswordSignIn(uri.resolve("/pool"), "client", "alice", "secret"));
  }

  @AfterEach
  void stop() {
    api.close();
    server.stop(0);
  }

  @Test
  void signsInAgainWhenTheTokenHasExpired() {
    statuses.addAll(List.of(200, 401, 200));

    assertThat(api.get("/first").isRight()).isTrue();
    assertThat(api.post("/second", Map.of()).isRight()).isTrue();

    assertThat(requests)
        .containsExactly(
            "GET /first Bearer token-1",
            "POST /second Bearer token-1",
            "POST /second Bearer token-2");
  }

  @Test
  void retriesThrottledRequests() {
    statuses.addAll(List.of(503, 429, 200));

    assertThat(api.get("/posts").isRight()).isTrue();

    assertThat(requests).hasSize(3).containsOnly("GET /posts Bearer token-1");
  }

  @Test
  void givesUpAfterSixAttempts() {
    statuses.addAll(List.of(503, 503, 503, 503, 503, 503, 200));

    assertThat(api.get("/posts")).isEqualTo(Either.left(new RefusedByServer(503, "no. 6")));

    assertThat(requests).hasSize(6);
  }

  @Test
  void doesNotRetryARefusal() {
    statuses.addAll(List.of(409, 200));

    assertThat(api.post("/posts", Map.of()))
        .isEqualTo(Either.left(new RefusedByServer(409, "no. 1")));
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(
        "%s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("authorization")));
    exchange.getResponseHeaders().set("retry-after", "0");
    send(exchange, statuses.remove(), "{\"detail\":\"no. %d\"}".formatted(requests.size()));
  }

  private void signIn(HttpExchange exchange) throws IOException {
    tokens++;
    send(
        exchange,
        200,
        "{\"AuthenticationResult\":{\"AccessToken\":\"token-%d\"}}".formatted(tokens));
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      var bytes = json.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
