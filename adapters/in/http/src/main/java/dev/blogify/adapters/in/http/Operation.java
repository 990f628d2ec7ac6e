package dev.blogify.adapters.in.http;

/**
 * Which requests an operation answers.
 *
 * @param id joins the route, its function and its operation in the OpenAPI document
 * @param path as API Gateway writes it, such as {@code /posts/{postId}}
 */
public record Operation(String id, String method, String path, Access access) {

  /** Whether API Gateway asks for a token. An open route sees none, even if one is sent. */
  public enum Access {
    ANONYMOUS,
    AUTHENTICATED
  }

  static Operation anonymous(String operationId, String method, String path) {
    return new Operation(operationId, method, path, Access.ANONYMOUS);
  }

  static Operation authenticated(String operationId, String method, String path) {
    return new Operation(operationId, method, path, Access.AUTHENTICATED);
  }
}
