package dev.blogify.adapters.in.http;

import dev.blogify.application.ports.Ports;
import java.util.function.Function;

/**
 * An operation of the HTTP API.
 *
 * @param id names the route, the Lambda function and the operation of the OpenAPI document
 * @param path in API Gateway's notation, such as {@code /posts/{postId}}
 * @param endpoint makes the endpoint of a platform from the ports that it needs
 */
public record Operation(
    String id, String method, String path, Access access, Function<Ports, Endpoint> endpoint) {

  /** Whether API Gateway requires a token. It passes no token to an anonymous operation. */
  public enum Access {
    ANONYMOUS,
    AUTHENTICATED
  }

  static Operation anonymous(
      String id, String method, String path, Function<Ports, Endpoint> endpoint) {
    return new Operation(id, method, path, Access.ANONYMOUS, endpoint);
  }

  static Operation authenticated(
      String id, String method, String path, Function<Ports, Endpoint> endpoint) {
    return new Operation(id, method, path, Access.AUTHENTICATED, endpoint);
  }
}
