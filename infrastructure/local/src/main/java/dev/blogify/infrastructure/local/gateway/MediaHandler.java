package dev.blogify.infrastructure.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.blogify.adapters.out.embedded.filesystem.MediaEndpoint;
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
            HashMap.ofAll(HttpApiEventWriter.joinHeaders(exchange.getRequestHeaders())),
            exchange.getRequestBody());
    BufferedResponse.drain(exchange.getRequestBody());
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    var hasBody = answer.contentLength() > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(
        answer.status(), hasBody ? answer.contentLength() : BufferedResponse.NO_BODY);
    if (hasBody) {
      answer.body().writeTo(exchange.getResponseBody());
    }
  }
}
