package dev.blogify.adapters.in.http;

import dev.blogify.application.ports.Ports;
import java.util.function.Function;

/**
 * An operation of the HTTP API.
 *
 * @param id the id of the route, the Lambda function and the operation in the OpenAPI document
 * @param routeKey the method and the path in API Gateway's notation, such as {@code GET
 *     /posts/{postId}}
 * @param endpoint a factory that creates the endpoint from the ports of a platform
 */
public record Operation(
    String id, String routeKey, Access access, Function<Ports, Endpoint> endpoint) {

  /** Whether API Gateway requires a token. An anonymous operation receives no token claims. */
  public enum Access {
    ANONYMOUS,
    AUTHENTICATED
  }

  static Operation anonymous(String id, String routeKey, Function<Ports, Endpoint> endpoint) {
    return new Operation(id, routeKey, Access.ANONYMOUS, endpoint);
  }

  static Operation authenticated(String id, String routeKey, Function<Ports, Endpoint> endpoint) {
    return new Operation(id, routeKey, Access.AUTHENTICATED, endpoint);
  }

  public String method() {
    return routeKey.substring(0, routeKey.indexOf(' '));
  }

  public String path() {
    return routeKey.substring(routeKey.indexOf(' ') + 1);
  }
}
