package dev.blogify.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.blogify.adapters.embedded.userpool.UserPool;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;

/**
 * Lets the user pool be called: Cognito's operations at the root, its public documents below its
 * issuer.
 */
public record PoolHandler(UserPool pool, URI issuer) implements HttpHandler {
  private static final int MAX_BODY_BYTES = 100_000;

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    answer(exchange).send(exchange);
  }

  private Reply answer(HttpExchange exchange) throws IOException {
    var known = issuer.getPath() + "/.well-known/";
    var request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
    if (request.equals("GET " + known + "jwks.json")) {
      return Reply.of(200, "application/json", pool.jwks());
    }
    if (request.equals("GET " + known + "openid-configuration")) {
      return Reply.of(200, "application/json", pool.discovery());
    }
    return request.equals("POST /") ? operation(exchange) : Reply.message(404, "Not Found");
  }

  private Reply operation(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      return Reply.message(413, "Request Entity Too Large");
    }
    var target = Option.of(exchange.getRequestHeaders().getFirst("X-Amz-Target")).getOrElse("");
    var answer = pool.handle(target, body);
    return answer
        .headers()
        .foldLeft(
            Reply.of(answer.status(), "application/x-amz-json-1.1", answer.body()),
            (reply, header) -> reply.with(header._1, header._2));
  }
}
