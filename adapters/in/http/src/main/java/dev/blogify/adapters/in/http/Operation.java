package dev.blogify.adapters.in.http;

import dev.blogify.application.ports.Ports;
import java.util.function.Function;

/**
 * An operation of the HTTP API.
 *
 * @param id the id of the route, the Lambda function and the operation in the OpenAPI document
 * @param path the path in API Gateway's notation, such as {@code /posts/{postId}}
 * @param endpoint a factory that creates the endpoint from the ports of a platform
 */
public record Operation(
    String id, String method, String path, Access access, Function<Ports, Endpoint> endpoint) {

  /** Whether API Gateway requires a token. An anonymous operation receives no token claims. */
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
