package dev.blogify.infrastructure.local.importer;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Client of the REST API for one user. Signs in again after a 401, and repeats a request up to five
 * times after a 401, 429 or 503, with the delay that {@code Retry-After} states.
 */
final class BlogifyApiClient implements AutoCloseable {
  private static final int MAX_ATTEMPTS = 6;
  private static final int MAX_RETRY_DELAY_SECONDS = 10;
  private static final Set<Integer> RETRYABLE_STATUSES = Set.of(401, 429, 503);

  private final JsonHttpClient httpClient = new JsonHttpClient();
  private final URI baseUri;
  private final PasswordSignIn signIn;
  private Option<String> accessToken = Option.none();

  BlogifyApiClient(URI baseUri, PasswordSignIn signIn) {
    this.baseUri = baseUri;
    this.signIn = signIn;
  }

  /** A resource with its ETag, which is empty if the response has none. */
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

  /** Reads all pages of a list. */
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

  /** Uploads a file with a presigned request. */
  Either<ImportRefusal, JsonFields> upload(byte[] file, JsonFields presigned) {
    var request =
        HttpRequest.newBuilder(URI.create(presigned.text("url").get()))
            .method(presigned.text("method").get(), BodyPublishers.ofByteArray(file));
    presigned
        .object("headers")
        .members()
        .forEach((name, value) -> request.header(String.valueOf(name), String.valueOf(value)));
    var response = httpClient.send(request.build(), BodyHandlers.discarding());
    return response.statusCode() == 200
        ? right(presigned)
        : left(new ImportRefusal.RefusedByServer(response.statusCode(), "the upload failed"));
  }

  /** Replaces a resource of the version with this entity tag. */
  Either<ImportRefusal, VersionedResource> put(String path, Map<String, ?> body, String etag) {
    return send(
        HttpRequest.newBuilder(baseUri.resolve(path))
            .header("content-type", "application/json")
            .header("if-match", etag)
            .PUT(JsonHttpClient.jsonBody(body)));
  }

  private HttpRequest.Builder jsonPost(String path, Map<String, ?> body) {
    return HttpRequest.newBuilder(baseUri.resolve(path))
        .header("content-type", "application/json")
        .POST(JsonHttpClient.jsonBody(body));
  }

  private Either<ImportRefusal, VersionedResource> send(HttpRequest.Builder request) {
    var response = sendOnce(request);
    for (var attempt = 1;
        attempt < MAX_ATTEMPTS && response.exists(BlogifyApiClient::isRetryable);
        attempt++) {
      LockSupport.parkNanos(retryDelay(response.get()).toNanos());
      response = sendOnce(request);
    }
    return response.flatMap(BlogifyApiClient::toResource);
  }

  private Either<ImportRefusal, HttpResponse<byte[]>> sendOnce(HttpRequest.Builder request) {
    return authorize()
        .map(token -> request.setHeader("authorization", "Bearer " + token).build())
        .map(authorized -> httpClient.send(authorized, BodyHandlers.ofByteArray()))
        .peek(response -> accessToken = accessToken.filter(_ -> response.statusCode() != 401));
  }

  private Either<ImportRefusal, String> authorize() {
    return accessToken
        .<Either<ImportRefusal, String>>map(Either::right)
        .getOrElse(() -> signIn.requestAccessToken(httpClient))
        .peek(token -> accessToken = Option.of(token));
  }

  private static boolean isRetryable(HttpResponse<byte[]> response) {
    return RETRYABLE_STATUSES.contains(response.statusCode());
  }

  private static Duration retryDelay(HttpResponse<byte[]> response) {
    if (response.statusCode() == 401) {
      return Duration.ZERO;
    }
    var seconds = response.headers().firstValueAsLong("retry-after").orElse(1);
    return Duration.ofSeconds(Math.min(seconds, MAX_RETRY_DELAY_SECONDS));
  }

  private static Either<ImportRefusal, VersionedResource> toResource(
      HttpResponse<byte[]> response) {
    var fields = JsonFields.parse(response.body());
    var status = response.statusCode();
    return status == 200 || status == 201
        ? right(new VersionedResource(fields, response.headers().firstValue("etag").orElse("")))
        : left(new ImportRefusal.RefusedByServer(status, describeError(fields)));
  }

  private static String describeError(JsonFields response) {
    var summary = response.text("detail").orElse(response.text("message")).getOrElse("");
    var errors = response.objects("errors").map(BlogifyApiClient::describeFieldError);
    return errors.isEmpty() ? summary : errors.mkString(summary + ": ", "; ", "");
  }

  private static String describeFieldError(JsonFields error) {
    return error.text("pointer").orElse(error.text("parameter")).getOrElse("")
        + " "
        + error.text("message").getOrElse("");
  }

  @Override
  public void close() {
    httpClient.close();
  }
}
