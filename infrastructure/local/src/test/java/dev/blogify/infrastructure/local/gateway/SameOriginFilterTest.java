package dev.blogify.infrastructure.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Uses a socket, because client libraries set the Host header themselves. */
final class SameOriginFilterTest {
  private final LocalHttpServer server;

  SameOriginFilterTest() throws IOException {
    server = LocalHttpServer.bind(0);
    server.serve(
        "/_local/",
        exchange -> BufferedResponse.error(200, "accepted").send(exchange),
        new SameOriginFilter(server.port()));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String requestStatus(String headers) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      var request =
          "POST /_local/redrive HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n%s\r\n\r\n"
              .formatted(headers.replace("PORT", Integer.toString(server.port())));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return response.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: localhost:PORT",
        "Host: 127.0.0.1:PORT",
        "Host: [::1]:PORT",
        "Host: localhost:PORT\r\nOrigin: http://localhost:PORT",
        "Host: localhost:PORT\r\nOrigin: http://127.0.0.1:PORT"
      })
  void acceptsRequestsFromThisMachine(String headers) throws IOException {
    assertThat(requestStatus(headers)).isEqualTo("200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example",
        "Host: evil.example:PORT",
        "Host: localhost",
        "Host: localhost:1",
        "Host: localhost.evil.example:PORT",
        "Host: localhost:PORT\r\nOrigin: null",
        "Host: localhost:PORT\r\nOrigin: http://localhost:3000",
        "Host: localhost:PORT\r\nOrigin: https://localhost:PORT",
        "Host: localhost:PORT\r\nOrigin: http://evil.example:PORT"
      })
  void refusesOtherOriginsAndHosts(String headers) throws IOException {
    assertThat(requestStatus(headers)).isIn("403", "421");
  }

  @Test
  void refusesARequestWithoutHost() throws IOException {
    assertThat(requestStatus("X-Nothing: 1")).startsWith("4");
  }
}
