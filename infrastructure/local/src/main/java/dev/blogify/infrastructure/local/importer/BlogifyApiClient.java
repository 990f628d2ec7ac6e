package dev.blogify.infrastructure.local.importer;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.infrastructure.local.importer.ImportRefusal.RefusedByServer;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The REST API as a signed-in user sees it. Signs in again when the token has expired, and comes
 * back, not for ever, when it is told to come back later.
 */
final class BlogifyApiClient implements AutoCloseable {
  private static final int MAX_ATTEMPTS = 6;
  private static final Duration MAX_RETRY_DELAY = Duration.ofSeconds(10);

  private final JsonHttpClient httpClient = new JsonHttpClient();
  private final URI baseUri;
  private final PasswordSignIn signIn;
  private Option<String> accessToken = Option.none();

  BlogifyApiClient(URI uri, PasswordSignIn signIn) {
    this.baseUri = uri;
    this.signIn = signIn;
  }

  /** Something that the API shows, and the version it has. */
  record VersionedResource(JsonFields fields, String etag) {}

  Either<ImportRefusal, VersionedResource> get(String path) {
    return send(HttpRequest.newBuilder(baseUri.resolve(path)).GET());
  }

  Either<ImportRefusal, VersionedResource> post(String path, Map<String, ?> body) {
    return send(jsonPost(path, body));
  }

  Either<ImportRefusal, VersionedResource> post(String path, Map<String, ?> body, String ifMatch) {
    return send(jsonPost(path, body).header("if-match", ifMatch));
  }

  /** All items of a list, page by page. */
  Either<ImportRefusal, Seq<JsonFields>> listAll(String path) {
    var items = List.<JsonFields>empty();
    var page = get(path + "?limit=100");
    while (page.isRight()) {
      items = items.appendAll(page.get().fields().objects("items"));
      var next = page.get().fields().text("nextCursor");
      if (next.isEmpty()) {
        return right(items);
      }
      page = get(path + "?limit=100&cursor=" + next.get());
    }
    return left(page.getLeft());
  }

  /** Sends a file as its ticket says. */
  Either<ImportRefusal, Path> upload(Path file, JsonFields ticket) {
    var request = HttpRequest.newBuilder(URI.create(ticket.text("url").get()));
    ticket
        .object("headers")
        .forEach((name, value) -> {
          // The client takes the length from the file, and wants nobody else to say it.
          if (!name.equals("content-length")) {
            request.header(name, value);
          }
        });
    var response =
        httpClient.send(request.method(ticket.text("method").get(), fileBody(file)).build());
    return response.statusCode() == 200
        ? right(file)
        : left(new RefusedByServer(response.statusCode(), "the upload failed"));
  }

  private static HttpRequest.BodyPublisher fileBody(Path file) {
    try {
      return BodyPublishers.ofFile(file);
    } catch (FileNotFoundException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private HttpRequest.Builder jsonPost(String path, Map<String, ?> body) {
    return HttpRequest.newBuilder(baseUri.resolve(path))
        .header("content-type", "application/json")
        .POST(JsonHttpClient.jsonBody(body));
  }

  private Either<ImportRefusal, VersionedResource> send(HttpRequest.Builder request) {
    var response = sendOnce(request);
    for (var n = 1; n < MAX_ATTEMPTS && response.exists(BlogifyApiClient::isRetryable); n++) {
      JsonHttpClient.sleep(retryDelay(response.get()));
      response = sendOnce(request);
    }
    return response.flatMap(BlogifyApiClient::toResource);
  }

  private Either<ImportRefusal, HttpResponse<byte[]>> sendOnce(HttpRequest.Builder request) {
    return authorizationHeader()
        .map(bearer -> httpClient.send(request.setHeader("authorization", bearer).build()))
        .peek(response -> accessToken = accessToken.filter(_ -> response.statusCode() != 401));
  }

  private Either<ImportRefusal, String> authorizationHeader() {
    var valid = accessToken.<Either<ImportRefusal, String>>map(Either::right);
    return valid
        .getOrElse(() ->
            signIn.requestAccessToken(httpClient).peek(fresh -> accessToken = Option.of(fresh)))
        .map(fresh -> "Bearer " + fresh);
  }

  private static boolean isRetryable(HttpResponse<byte[]> response) {
    return switch (response.statusCode()) {
      case 401, 429, 503 -> true;
      default -> false;
    };
  }

  private static Duration retryDelay(HttpResponse<byte[]> response) {
    var seconds = response.headers().firstValueAsLong("retry-after").orElse(1);
    var pause = Duration.ofSeconds(seconds);
    return response.statusCode() == 401
        ? Duration.ZERO
        : pause.compareTo(MAX_RETRY_DELAY) > 0 ? MAX_RETRY_DELAY : pause;
  }

  private static Either<ImportRefusal, VersionedResource> toResource(
      HttpResponse<byte[]> response) {
    var fields = JsonFields.parse(response.body());
    var status = response.statusCode();
    return status == 200 || status == 201
        ? right(new VersionedResource(fields, response.headers().firstValue("etag").orElse("")))
        : left(
            new RefusedByServer(
                status,
                fields.text("detail").orElse(fields.text("message")).getOrElse("")
                    + fields
                        .objects("errors")
                        .map(BlogifyApiClient::describeError)
                        .mkString(": ", "; ", "")
                        .replaceFirst("^: $", "")));
  }

  private static String describeError(JsonFields error) {
    return error.text("pointer").orElse(error.text("parameter")).getOrElse("")
        + " "
        + error.text("message").getOrElse("");
  }

  @Override
  public void close() {
    httpClient.close();
  }
}
