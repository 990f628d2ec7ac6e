package dev.blogify.local.importer;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.local.importer.Refusal.Answered;
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
final class Api implements AutoCloseable {
  private static final int MAX_ATTEMPTS = 6;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Web web = new Web();
  private final URI uri;
  private final SignIn signIn;
  private Option<String> token = Option.none();

  Api(URI uri, SignIn signIn) {
    this.uri = uri;
    this.signIn = signIn;
  }

  /** Something that the API shows, and the version it has. */
  record Shown(Fields fields, String etag) {}

  Either<Refusal, Shown> get(String path) {
    return send(HttpRequest.newBuilder(uri.resolve(path)).GET());
  }

  Either<Refusal, Shown> post(String path, Map<String, ?> body) {
    return send(json(path, body));
  }

  Either<Refusal, Shown> post(String path, Map<String, ?> body, String ifMatch) {
    return send(json(path, body).header("if-match", ifMatch));
  }

  /** All items of a list, page by page. */
  Either<Refusal, Seq<Fields>> list(String path) {
    var items = List.<Fields>empty();
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
  Either<Refusal, Path> upload(Path file, Fields ticket) {
    var request = HttpRequest.newBuilder(URI.create(ticket.text("url").get()));
    ticket
        .object("headers")
        .forEach((name, value) -> {
          // The client takes the length from the file, and wants nobody else to say it.
          if (!name.equals("content-length")) {
            request.header(name, value);
          }
        });
    var response = web.send(request.method(ticket.text("method").get(), bytes(file)).build());
    return response.statusCode() == 200
        ? right(file)
        : left(new Answered(response.statusCode(), "the upload failed"));
  }

  private static HttpRequest.BodyPublisher bytes(Path file) {
    try {
      return BodyPublishers.ofFile(file);
    } catch (FileNotFoundException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private HttpRequest.Builder json(String path, Map<String, ?> body) {
    return HttpRequest.newBuilder(uri.resolve(path))
        .header("content-type", "application/json")
        .POST(Web.json(body));
  }

  private Either<Refusal, Shown> send(HttpRequest.Builder request) {
    var response = attempt(request);
    for (var n = 1; n < MAX_ATTEMPTS && response.exists(Api::isForLater); n++) {
      Web.pause(pauseAfter(response.get()));
      response = attempt(request);
    }
    return response.flatMap(Api::shown);
  }

  private Either<Refusal, HttpResponse<byte[]>> attempt(HttpRequest.Builder request) {
    return bearer()
        .map(bearer -> web.send(request.setHeader("authorization", bearer).build()))
        .peek(response -> token = token.filter(_ -> response.statusCode() != 401));
  }

  private Either<Refusal, String> bearer() {
    var valid = token.<Either<Refusal, String>>map(Either::right);
    return valid
        .getOrElse(() -> signIn.accessToken(web).peek(fresh -> token = Option.of(fresh)))
        .map(fresh -> "Bearer " + fresh);
  }

  private static boolean isForLater(HttpResponse<byte[]> response) {
    return switch (response.statusCode()) {
      case 401, 429, 503 -> true;
      default -> false;
    };
  }

  private static Duration pauseAfter(HttpResponse<byte[]> response) {
    var seconds = response.headers().firstValueAsLong("retry-after").orElse(1);
    var pause = Duration.ofSeconds(seconds);
    return response.statusCode() == 401
        ? Duration.ZERO
        : pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private static Either<Refusal, Shown> shown(HttpResponse<byte[]> response) {
    var fields = Fields.parse(response.body());
    var status = response.statusCode();
    return status == 200 || status == 201
        ? right(new Shown(fields, response.headers().firstValue("etag").orElse("")))
        : left(
            new Answered(
                status,
                fields.text("detail").orElse(fields.text("message")).getOrElse("")
                    + fields
                        .objects("errors")
                        .map(Api::error)
                        .mkString(": ", "; ", "")
                        .replaceFirst("^: $", "")));
  }

  private static String error(Fields error) {
    return error.text("pointer").orElse(error.text("parameter")).getOrElse("")
        + " "
        + error.text("message").getOrElse("");
  }

  @Override
  public void close() {
    web.close();
  }
}
