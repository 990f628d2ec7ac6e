package dev.blogify.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.blogify.adapters.embedded.filesystem.MediaEndpoint;
import io.vavr.collection.HashMap;
import java.io.IOException;

/** Lets signed URLs of media be called. */
public record MediaHandler(MediaEndpoint endpoint) implements HttpHandler {

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var answer =
        endpoint.handle(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            HashMap.ofAll(Events.headers(exchange.getRequestHeaders())),
            exchange.getRequestBody());
    Reply.hearOut(exchange.getRequestBody());
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    var hasBody = answer.length() > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), hasBody ? answer.length() : Reply.NO_BODY);
    if (hasBody) {
      answer.body().writeTo(exchange.getResponseBody());
    }
  }
}
