package dev.blogify.infrastructure.local.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;

/** Asks a running platform what only this machine may ask. */
record AdminClient(URI baseUri) {

  /** Lines of an answer, as they come. */
  Stream<String> getLines(String path) {
    var response = send(request(path).GET(), BodyHandlers.ofLines());
    if (response.statusCode() != 200) {
      throw new UncheckedIOException(
          new IOException("%s answers %d".formatted(response.uri(), response.statusCode())));
    }
    return response.body();
  }

  /** How much was done, or why nothing was. */
  Either<String, Integer> postForCount(String path) {
    var response = send(request(path).POST(BodyPublishers.noBody()), BodyHandlers.ofString());
    return response.statusCode() == 200
        ? Either.right(Integer.valueOf(readMember(response.body(), "count")))
        : Either.left(readMember(response.body(), "message"));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(baseUri.resolve(path));
  }

  private static String readMember(String json, String name) {
    try {
      return String.valueOf(JSON.std.mapFrom(json).get(name));
    } catch (IOException e) {
      throw new UncheckedIOException("The platform answers no JSON", e);
    }
  }

  private static <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> reader) {
    // Not closed: lines are read after this, and the process ends with its command.
    var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    try {
      return http.send(request.build(), reader);
    } catch (IOException fault) {
      throw new UncheckedIOException(
          request.build().uri() + " does not answer; is ./blogify dev running?", fault);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("Interrupted"));
    }
  }
}
