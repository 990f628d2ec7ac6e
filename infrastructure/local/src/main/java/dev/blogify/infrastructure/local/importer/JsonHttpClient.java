package dev.blogify.infrastructure.local.importer;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.Map;

/** An HTTP/1.1 client that throws {@link UncheckedIOException} if the server does not respond. */
public final class JsonHttpClient implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> bodyHandler) {
    try {
      return http.send(request, bodyHandler);
    } catch (IOException fault) {
      throw new UncheckedIOException(
          request.uri() + " does not respond; is ./blogify dev running?", fault);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("Interrupted"));
    }
  }

  static BodyPublisher jsonBody(Map<String, ?> body) {
    try {
      return BodyPublishers.ofByteArray(JSON.std.asBytes(body));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
