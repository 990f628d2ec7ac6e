package dev.blogify.infrastructure.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.blogify.adapters.out.embedded.filesystem.PresignedUrlEndpoint;
import java.io.IOException;

/** Serves uploads and downloads of media by presigned URL, as S3 does. */
public record PresignedMediaHandler(PresignedUrlEndpoint endpoint) implements HttpHandler {

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var response =
        endpoint.handle(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            HttpApiEvent.joinHeaders(exchange.getRequestHeaders()),
            exchange.getRequestBody());
    BufferedResponse.drain(exchange.getRequestBody());
    response.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
    var hasBody = response.contentLength() > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(
        response.status(), hasBody ? response.contentLength() : BufferedResponse.NO_BODY);
    if (hasBody) {
      response.body().writeTo(exchange.getResponseBody());
    }
  }
}
