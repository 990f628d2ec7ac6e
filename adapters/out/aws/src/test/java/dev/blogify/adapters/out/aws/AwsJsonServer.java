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
 * A test server of an AWS service with the JSON 1.1 protocol, in which {@code X-Amz-Target} names
 * the operation. It does not verify signatures.
 */
public final class AwsJsonServer implements AutoCloseable {
  private static final String CONTENT_TYPE = "application/x-amz-json-1.1";

  private final TestHttpServer server;

  private AwsJsonServer(TestHttpServer server) {
    this.server = server;
  }

  /**
   * Starts the server on a free port.
   *
   * @param name prefix of the targets, for example {@code secretsmanager}
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

  /** The operations of a service. */
  @FunctionalInterface
  public interface OperationHandler {
    /** Returns the fields of the response, or an error. */
    Either<AwsJsonError, Map<String, Object>> call(String operation, AwsJsonRequest request);
  }

  /** The fields of a request. */
  public record AwsJsonRequest(java.util.Map<String, Object> fields) {
    public String text(String field) {
      return String.valueOf(fields.get(field));
    }
  }

  /**
   * An error response.
   *
   * @param type for example {@code UserNotFoundException}
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
