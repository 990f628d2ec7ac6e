package dev.blogify.infrastructure.local.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An HTTP/1.1 client on a socket, because client libraries do not send malformed requests. */
record RawHttpClient(int port) {

  RawResponse send(String requestLine, String... headers) throws IOException {
    return send(requestLine, new byte[0], headers);
  }

  /** Sends one request, which may be malformed, and reads the whole response. */
  RawResponse send(String requestLine, byte[] body, String... headers) throws IOException {
    try (var socket = connect()) {
      socket.getOutputStream().write(requestHead(requestLine, headers));
      socket.getOutputStream().write(body);
      return RawResponse.parse(socket.getInputStream().readAllBytes());
    }
  }

  /** Sends the headers of a request and closes the connection. */
  void sendAndDisconnect(String requestLine, String... headers) throws IOException {
    try (var socket = connect()) {
      socket.getOutputStream().write(requestHead(requestLine, headers));
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private static byte[] requestHead(String requestLine, String... headers) {
    return "%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
        .formatted(requestLine, List.of(headers).stream().collect(joining("\r\n", "", "\r\n")))
        .replace("\r\n\r\n\r\n", "\r\n\r\n")
        .getBytes(UTF_8);
  }

  record RawResponse(int status, Map<String, String> headers, String body) {
    private static RawResponse parse(byte[] bytes) {
      var text = new String(bytes, ISO_8859_1);
      var end = text.indexOf("\r\n\r\n");
      var lines = text.substring(0, end).lines().toList();
      var headers =
          lines.stream()
              .skip(1)
              .map(line -> line.split(": ?", 2))
              .collect(
                  groupingBy(
                      header -> header[0].toLowerCase(Locale.ROOT),
                      TreeMap::new,
                      mapping(header -> header[1], joining(","))));
      headers.keySet().removeAll(List.of("date", "connection"));
      assertThat(headers.remove("x-content-type-options")).as(text).isEqualTo("nosniff");
      return new RawResponse(
          Integer.parseInt(lines.getFirst().split(" ", -1)[1]),
          headers,
          new String(text.substring(end + 4).getBytes(ISO_8859_1), UTF_8));
    }

    String statusAndBody() {
      return status + " " + body;
    }
  }
}
