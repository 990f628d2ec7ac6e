package dev.blogify.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An answer that is ready to be sent; header names are in lower case. */
public final class Reply {
  static final int NO_BODY = -1;

  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  private Reply(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  public static Reply json(int status, String body) {
    return new Reply(
        status, Map.of("content-type", List.of("application/json")), body.getBytes(UTF_8));
  }

  /** What API Gateway itself answers: one sentence. */
  static Reply message(int status, String message) {
    return json(status, "{\"message\":\"%s\"}".formatted(message));
  }

  Reply with(String name, String value) {
    var more = new TreeMap<>(headers);
    more.put(name, List.of(value));
    return new Reply(status, more, body);
  }

  int status() {
    return status;
  }

  String correlationId(String otherwise) {
    return headers.getOrDefault("x-correlation-id", List.of(otherwise)).getFirst();
  }

  /** What a function answered, without its opinion on cross-origin access. */
  static Reply parse(byte[] response) throws IOException {
    var json = JSON.std.mapFrom(response);
    if (!(json.get("statusCode") instanceof Integer status)) {
      throw new IllegalStateException("A function's response has no statusCode");
    }
    var headers = new TreeMap<String, List<String>>();
    if (json.get("headers") instanceof Map<?, ?> given) {
      given.forEach((name, value) ->
          headers.put(name.toString().toLowerCase(Locale.ROOT), List.of(String.valueOf(value))));
      headers.keySet().removeIf(name -> name.startsWith("access-control-"));
    }
    if (json.get("cookies") instanceof List<?> cookies) {
      headers.put("set-cookie", cookies.stream().map(String::valueOf).toList());
    }
    var text = json.get("body") instanceof String body ? body : "";
    var isBase64 = Boolean.TRUE.equals(json.get("isBase64Encoded"));
    return new Reply(
        status, headers, isBase64 ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8));
  }

  public void send(HttpExchange exchange) throws IOException {
    headers.forEach(
        (name, values) -> values.forEach(value -> exchange.getResponseHeaders().add(name, value)));
    var hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, hasBody ? body.length : NO_BODY);
    if (hasBody) {
      exchange.getResponseBody().write(body);
    }
  }
}
