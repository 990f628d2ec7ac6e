package dev.blogify.infrastructure.local.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.Filter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Peers that send no complete request must not exhaust the server. */
@Timeout(90)
final class AttackTest {
  private static final int PEERS = 600;

  private final List<Socket> peers = new ArrayList<>();
  private final LocalHttpServer server;

  AttackTest() throws IOException {
    server = LocalHttpServer.bind(0);
  }

  @BeforeEach
  void start() {
    server
        .serve(
            "/",
            exchange -> {
              var body = exchange.getRequestBody().readAllBytes();
              BufferedResponse.json(200, Integer.toString(body.length)).send(exchange);
            },
            Filter.beforeHandler("accept", _ -> {}))
        .start();
  }

  @AfterEach
  void close() throws IOException {
    for (var peer : peers) {
      peer.close();
    }
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "G",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX: ",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nx",
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\nx"
      })
  void answersWhileManyPeersSendHalfARequest(String half) throws IOException {
    var isAccepting = true;
    while (isAccepting && peers.size() < PEERS) {
      isAccepting = connectPeer(half);
    }

    await().atMost(Duration.ofSeconds(60)).until(() -> status("GET / HTTP/1.1", "").equals("200"));
  }

  /** Connects a peer; false if the server accepts no more connections for the moment. */
  private boolean connectPeer(String half) throws IOException {
    var socket = new Socket();
    peers.add(socket);
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), 2_000);
    } catch (java.net.SocketTimeoutException _) {
      return false;
    }
    socket.getOutputStream().write(half.getBytes(US_ASCII));
    return true;
  }

  /** A byte every 100 ms prevents the idle timeout, but is slower than the minimum rate. */
  @Test
  void endsABodyThatIsSlowerThanTheMinimumRate() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      var out = socket.getOutputStream();
      out.write(
          "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n"
              .getBytes(US_ASCII));
      socket.setSoTimeout(100);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> {
            try {
              out.write('x');
              out.flush();
              return socket.getInputStream().read() >= 0;
            } catch (java.net.SocketTimeoutException _) {
              return false;
            } catch (IOException _) {
              return true;
            }
          });
    }
    assertThat(status("GET / HTTP/1.1", "")).isEqualTo("200");
  }

  @Test
  void answersAMalformedRequestWithJson() throws IOException {
    var lines =
        List.of(
            "GET /%zz HTTP/1.1",
            "GET /posts/1%00 HTTP/1.1",
            "GET /media/../../etc/passwd HTTP/1.1",
            "GET / HTTP/9.9",
            "G\0T / HTTP/1.1",
            "nonsense");
    for (var line : lines) {
      var response = response(line, "");

      assertThat(response).as(line).containsPattern("^HTTP/1.1 [45]").contains("{\"message\":");
      assertThat(response.toLowerCase(java.util.Locale.ROOT))
          .contains("x-content-type-options: nosniff")
          .doesNotContain("<html", "jetty");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost.evil.example", "192.168.0.1"})
  void refusesTheNamesOfOtherHosts(String host) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(host)
                  .getBytes(US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 421");
    }
  }

  private String status(String requestLine, String headers) throws IOException {
    var response = response(requestLine, headers);
    return response.length() < 12 ? "" : response.substring(9, 12);
  }

  private String response(String requestLine, String headers) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), 2_000);
      socket.setSoTimeout(5_000);
      socket
          .getOutputStream()
          .write(
              "%s\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
                  .formatted(requestLine, headers)
                  .getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    } catch (java.net.SocketTimeoutException | java.net.SocketException e) {
      return e.toString();
    }
  }
}
