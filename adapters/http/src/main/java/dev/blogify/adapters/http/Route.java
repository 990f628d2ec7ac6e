package dev.blogify.adapters.http;

/**
 * Which requests an operation answers.
 *
 * @param operationId joins the route, its function and its operation in the OpenAPI document
 * @param path as API Gateway writes it, such as {@code /posts/{postId}}
 */
public record Route(String operationId, String method, String path, Access access) {

  /** Whether API Gateway asks for a token. An open route sees none, even if one is sent. */
  public enum Access {
    OPEN,
    SIGNED_IN
  }

  static Route open(String operationId, String method, String path) {
    return new Route(operationId, method, path, Access.OPEN);
  }

  static Route signedIn(String operationId, String method, String path) {
    return new Route(operationId, method, path, Access.SIGNED_IN);
  }
}
