package dev.blogify.infrastructure.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A complete HTTP response; header names are in lower case. */
final class BufferedResponse {
  static final int NO_BODY = -1;

  /**
   * The limit up to which a request body is read before the response, because clients send the body
   * before they read.
   */
  private static final long MAX_DRAINED_BYTES = 100_000_000;

  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  private BufferedResponse(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static BufferedResponse of(int status, String contentType, String body) {
    return new BufferedResponse(
        status, Map.of("content-type", List.of(contentType)), body.getBytes(UTF_8));
  }

  /** An error response in the format of API Gateway. */
  static BufferedResponse error(int status, String message) {
    return of(status, "application/json", "{\"message\":\"%s\"}".formatted(message));
  }

  BufferedResponse withHeader(String name, String value) {
    var newHeaders = new TreeMap<>(headers);
    newHeaders.put(name, List.of(value));
    return new BufferedResponse(status, newHeaders, body);
  }

  int status() {
    return status;
  }

  String correlationIdOrElse(String requestId) {
    return headers.getOrDefault("x-correlation-id", List.of(requestId)).getFirst();
  }

  /**
   * Reads a response in payload format 2.0. Drops its CORS headers, because API Gateway replaces
   * them by its own configuration.
   */
  static BufferedResponse fromFunctionResponse(byte[] response) {
    var json = parseObject(response);
    if (!(json.get("statusCode") instanceof Integer status)) {
      throw new IllegalStateException("The response of the function has no statusCode");
    }
    var headers = new TreeMap<String, List<String>>();
    if (json.get("headers") instanceof Map<?, ?> values) {
      values.forEach((name, value) ->
          headers.put(name.toString().toLowerCase(Locale.ROOT), List.of(String.valueOf(value))));
      headers.keySet().removeIf(name -> name.startsWith("access-control-"));
    }
    if (json.get("cookies") instanceof List<?> cookies) {
      headers.put("set-cookie", cookies.stream().map(String::valueOf).toList());
    }
    var text = json.get("body") instanceof String body ? body : "";
    var isBase64 = Boolean.TRUE.equals(json.get("isBase64Encoded"));
    return new BufferedResponse(
        status, headers, isBase64 ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8));
  }

  private static Map<String, Object> parseObject(byte[] json) {
    try {
      return JSON.std.mapFrom(json);
    } catch (IOException fault) {
      throw new UncheckedIOException("The response of the function is not a JSON object", fault);
    }
  }

  void send(HttpExchange exchange) throws IOException {
    drain(exchange.getRequestBody());
    headers.forEach(
        (name, values) -> values.forEach(value -> exchange.getResponseHeaders().add(name, value)));
    var hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, hasBody ? body.length : NO_BODY);
    if (hasBody) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Reads the rest of a request body, up to the limit. */
  static void drain(InputStream body) throws IOException {
    var buffer = new byte[65_536];
    var drained = 0L;
    for (int read; drained < MAX_DRAINED_BYTES && (read = body.read(buffer)) >= 0; ) {
      drained += read;
    }
  }
}
