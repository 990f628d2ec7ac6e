package dev.blogify.adapters.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.HttpExchange;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.URI;

/**
 * A service of AWS's that speaks JSON 1.1: a POST names its operation in {@code X-Amz-Target}.
 * Nobody's signature is looked at.
 */
public final class JsonService implements AutoCloseable {
  private static final String TYPE = "application/x-amz-json-1.1";

  private final Loopback server;

  private JsonService(Loopback server) {
    this.server = server;
  }

  /**
   * Answers on a port of its own.
   *
   * @param name what its targets begin with, such as {@code secretsmanager}
   */
  public static JsonService open(String name, Operations operations) {
    return new JsonService(Loopback.serving(exchange -> handle(exchange, name + ".", operations)));
  }

  public URI endpoint() {
    return server.endpoint();
  }

  @Override
  public void close() {
    server.close();
  }

  private static void handle(HttpExchange exchange, String prefix, Operations operations)
      throws IOException {
    try (exchange) {
      var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      var request = new Request(JSON.std.mapFrom(exchange.getRequestBody()));
      var answer =
          target != null && target.startsWith(prefix)
              ? operations.call(target.substring(prefix.length()), request)
              : Either.<Refusal, Map<String, Object>>left(Refusal.unknown(String.valueOf(target)));
      send(exchange, answer);
    }
  }

  private static void send(HttpExchange exchange, Either<Refusal, Map<String, Object>> answer)
      throws IOException {
    var fields = answer.getOrElseGet(Refusal::fields);
    var json = JSON.std.asString(fields.toJavaMap()).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", TYPE);
    answer
        .swap()
        .forEach(refusal -> exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.type()));
    exchange.sendResponseHeaders(answer.isRight() ? 200 : 400, json.length);
    exchange.getResponseBody().write(json);
  }

  /** What a service can do. */
  @FunctionalInterface
  public interface Operations {
    /** The fields of the answer, or why there is none. */
    Either<Refusal, Map<String, Object>> call(String operation, Request request);
  }

  /** The fields of a call. */
  public record Request(java.util.Map<String, Object> fields) {
    public String text(String field) {
      return String.valueOf(fields.get(field));
    }
  }

  /**
   * An error that means something to clients.
   *
   * @param type such as {@code UserNotFoundException}
   */
  public record Refusal(String type, String message) {
    public static Refusal unknown(String operation) {
      return new Refusal("UnknownOperationException", operation);
    }

    private Map<String, Object> fields() {
      return LinkedHashMap.of("__type", type, "message", message);
    }
  }
}
