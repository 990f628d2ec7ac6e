package dev.blogify.adapters.out.aws;

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
public final class AwsJsonServer implements AutoCloseable {
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

  private final TestHttpServer server;

  private AwsJsonServer(TestHttpServer server) {
    this.server = server;
  }

  /**
   * Answers on a port of its own.
   *
   * @param name what its targets begin with, such as {@code secretsmanager}
   */
  public static AwsJsonServer start(String name, OperationHandler operations) {
    return new AwsJsonServer(
        TestHttpServer.start(exchange -> handle(exchange, name + ".", operations)));
  }

  public URI endpoint() {
    return server.endpoint();
  }

  @Override
  public void close() {
    server.close();
  }

  private static void handle(HttpExchange exchange, String prefix, OperationHandler operations)
      throws IOException {
    try (exchange) {
      var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      var request = new AwsJsonRequest(JSON.std.mapFrom(exchange.getRequestBody()));
      var answer =
          target != null && target.startsWith(prefix)
              ? operations.call(target.substring(prefix.length()), request)
              : Either.<AwsJsonError, Map<String, Object>>left(
                  AwsJsonError.unknownOperation(String.valueOf(target)));
      send(exchange, answer);
    }
  }

  private static void send(HttpExchange exchange, Either<AwsJsonError, Map<String, Object>> answer)
      throws IOException {
    var fields = answer.getOrElseGet(AwsJsonError::fields);
    var json = JSON.std.asString(fields.toJavaMap()).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
    answer
        .swap()
        .forEach(refusal -> exchange.getResponseHeaders().set("x-amzn-ErrorType", refusal.type()));
    exchange.sendResponseHeaders(answer.isRight() ? 200 : 400, json.length);
    exchange.getResponseBody().write(json);
  }

  /** What a service can do. */
  @FunctionalInterface
  public interface OperationHandler {
    /** The fields of the answer, or why there is none. */
    Either<AwsJsonError, Map<String, Object>> call(String operation, AwsJsonRequest request);
  }

  /** The fields of a call. */
  public record AwsJsonRequest(java.util.Map<String, Object> fields) {
    public String text(String field) {
      return String.valueOf(fields.get(field));
    }
  }

  /**
   * An error that means something to clients.
   *
   * @param type such as {@code UserNotFoundException}
   */
  public record AwsJsonError(String type, String message) {
    public static AwsJsonError unknownOperation(String operation) {
      return new AwsJsonError("UnknownOperationException", operation);
    }

    private Map<String, Object> fields() {
      return LinkedHashMap.of("__type", type, "message", message);
    }
  }
}
