package dev.blogify.infrastructure.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.blogify.adapters.out.embedded.userpool.UserPool;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;

/** Serves the user pool: Cognito's operations at the root, and its JWKS below the issuer. */
public record UserPoolHandler(UserPool userPool, URI issuer) implements HttpHandler {
  private static final int MAX_BODY_BYTES = 100_000;

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    respond(exchange).send(exchange);
  }

  private BufferedResponse respond(HttpExchange exchange) throws IOException {
    var wellKnown = issuer.getPath() + "/.well-known/";
    var request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
    if (request.equals("GET " + wellKnown + "jwks.json")) {
      return BufferedResponse.json(200, userPool.jwks());
    }
    if (request.equals("GET " + wellKnown + "openid-configuration")) {
      return BufferedResponse.json(200, userPool.openIdConfiguration());
    }
    return request.equals("POST /")
        ? invokeOperation(exchange)
        : BufferedResponse.error(404, "Not Found");
  }

  private BufferedResponse invokeOperation(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      return BufferedResponse.error(413, "Request Entity Too Large");
    }
    var target = Option.of(exchange.getRequestHeaders().getFirst("X-Amz-Target")).getOrElse("");
    var response = userPool.handle(target, body);
    return BufferedResponse.of(response.status(), response.headers(), response.body());
  }
}
