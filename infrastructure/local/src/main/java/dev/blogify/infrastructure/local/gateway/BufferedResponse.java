package dev.blogify.infrastructure.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.JsonValue;
import dev.blogify.adapters.json.JsonValue.JsonBoolean;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Locale;

/** A complete HTTP response; header names are in lower case. */
final class BufferedResponse {
  static final int NO_BODY = -1;

  /**
   * The limit up to which a request body is read before the response, because clients send the body
   * before they read.
   */
  private static final long MAX_DRAINED_BYTES = 25_000_000;

  private final int status;
  private final Map<String, Seq<String>> headers;
  private final byte[] body;

  private BufferedResponse(int status, Map<String, Seq<String>> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static BufferedResponse of(int status, Map<String, String> headers, String body) {
    return new BufferedResponse(status, headers.mapValues(List::of), body.getBytes(UTF_8));
  }

  static BufferedResponse json(int status, String body) {
    return of(status, HashMap.of("content-type", "application/json"), body);
  }

  /** An error response in the format of API Gateway. */
  static BufferedResponse error(int status, String message) {
    return json(status, JsonObject.EMPTY.with("message", message).toJson());
  }

  BufferedResponse withHeader(String name, String value) {
    return new BufferedResponse(status, headers.put(name, List.of(value)), body);
  }

  int status() {
    return status;
  }

  String correlationIdOrElse(String requestId) {
    return headers.get("x-correlation-id").map(Seq::head).getOrElse(requestId);
  }

  /**
   * Reads a response in payload format 2.0. Drops its CORS headers, because API Gateway replaces
   * them by its own configuration.
   */
  static BufferedResponse fromFunctionResponse(byte[] response) {
    var json = JsonObject.parse(new String(response, UTF_8));
    var headers =
        json.optionalObject("headers")
            .getOrElse(JsonObject.EMPTY)
            .scalarTexts()
            .<String, Seq<String>>bimap(name -> name.toLowerCase(Locale.ROOT), List::of)
            .rejectKeys(name -> name.startsWith("access-control-"));
    var cookies = json.optionalArray("cookies").map(items -> items.flatMap(JsonValue::scalarText));
    var text = json.optionalText("body").getOrElse("");
    return new BufferedResponse(
        Math.toIntExact(json.number("statusCode")),
        cookies.map(values -> headers.put("set-cookie", values)).getOrElse(headers),
        json.get("isBase64Encoded").contains(new JsonBoolean(true))
            ? Base64.getDecoder().decode(text)
            : text.getBytes(UTF_8));
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
    var buffer = new byte[8_192];
    var drained = 0L;
    for (int read; drained < MAX_DRAINED_BYTES && (read = body.read(buffer)) >= 0; ) {
      drained += read;
    }
  }
}
