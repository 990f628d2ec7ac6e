package dev.blogify.infrastructure.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.blogify.adapters.in.http.Operation;
import dev.blogify.adapters.in.http.Operation.Access;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** An HTTP API: matches the route, authorizes the request, and invokes the function. */
public final class LocalApiGateway implements HttpHandler {
  /**
   * The quota of API Gateway for the request line and header values. Header names count too, so
   * that every accepted request is accepted on AWS.
   */
  private static final int MAX_HEADER_BYTES = 10_240;

  /**
   * Five times the largest body of a post, because JSON can escape each of its characters. API
   * Gateway allows 10 MB, and a synchronous Lambda invocation 6 MB.
   */
  private static final int MAX_BODY_BYTES = 1_000_000;

  /** Requests with a body that are handled at the same time, which bounds the memory for bodies. */
  private static final int MAX_CONCURRENT_BODIES = 16;

  private static final Duration MAX_WAIT = Duration.ofSeconds(5);

  private static final Logger LOG = System.getLogger("dev.blogify.gateway");

  private final Seq<Route> routes;
  private final JwtAuthorizer authorizer;
  private final FunctionInvoker functionInvoker;
  private final InstantSource clock;
  private final Supplier<String> requestIdSource;
  private final Semaphore bodyPermits = new Semaphore(MAX_CONCURRENT_BODIES);

  public LocalApiGateway(
      Seq<Operation> operations,
      JwtAuthorizer authorizer,
      FunctionInvoker functionInvoker,
      InstantSource clock,
      Supplier<String> requestIdSource) {
    this.routes = operations.map(Route::of);
    this.authorizer = authorizer;
    this.functionInvoker = functionInvoker;
    this.clock = clock;
    this.requestIdSource = requestIdSource;
  }

  /**
   * Invokes functions in payload format 2.0, so that an unmodified Lambda handler can be invoked.
   */
  @FunctionalInterface
  public interface FunctionInvoker {
    /** Returns the response of the function. The gateway answers an exception with status 500. */
    byte[] invoke(String operationId, byte[] event);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var start = clock.instant();
    var requestId = requestIdSource.get();
    exchange.getResponseHeaders().set(LocalHttpServer.REQUEST_ID_HEADER, requestId);
    var response = respond(exchange, requestId);
    response.send(exchange);
    LOG.log(
        Level.DEBUG,
        () ->
            "%s %s %d in %d ms, correlation %s"
                .formatted(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    response.status(),
                    Duration.between(start, clock.instant()).toMillis(),
                    response.correlationIdOrElse(requestId)));
  }

  private BufferedResponse respond(HttpExchange exchange, String requestId) throws IOException {
    if (countHeaderBytes(exchange) > MAX_HEADER_BYTES) {
      return BufferedResponse.error(431, "Request Header Fields Too Large");
    }
    var path = Option.of(exchange.getRequestURI().getRawPath()).getOrElse("");
    var match = matchRoute(exchange.getRequestMethod(), path);
    if (match.isEmpty()) {
      return BufferedResponse.error(404, "Not Found");
    }
    if (match.get().operation().access() == Access.ANONYMOUS) {
      return invoke(exchange, match.get(), Option.none(), requestId);
    }
    var claims =
        authorizer.authorize(Option.of(exchange.getRequestHeaders().getFirst("Authorization")));
    return claims.isEmpty()
        ? BufferedResponse.error(401, "Unauthorized").withHeader("www-authenticate", "Bearer")
        : invoke(exchange, match.get(), claims, requestId);
  }

  /**
   * Selects the operation as API Gateway does: by method and path, where a variable matches one
   * non-empty segment and the route with the fewest variables wins. HEAD has the routes of GET.
   */
  private Option<Match> matchRoute(String method, String rawPath) {
    return routes
        .filter(route -> route.operation().method().equals(method.equals("HEAD") ? "GET" : method))
        .flatMap(route -> route.match(rawPath))
        .minBy(match -> match.pathParameters().size());
  }

  private BufferedResponse invoke(
      HttpExchange exchange, Match match, Option<Map<String, String>> claims, String requestId)
      throws IOException {
    var length = Option.of(exchange.getRequestHeaders().getFirst("Content-Length"));
    if (length.exists(digits -> digits.length() > 9 || Long.parseLong(digits) > MAX_BODY_BYTES)) {
      return BufferedResponse.error(413, "Request Entity Too Large");
    }
    var hasBody =
        !length.getOrElse("0").equals("0")
            || exchange.getRequestHeaders().containsKey("Transfer-Encoding");
    return hasBody
        ? invokeWithBody(exchange, match, claims, requestId)
        : invoke(exchange, match, claims, requestId, new byte[0]);
  }

  /** Answers 503 if too many requests with a body are in progress. */
  private BufferedResponse invokeWithBody(
      HttpExchange exchange, Match match, Option<Map<String, String>> claims, String requestId)
      throws IOException {
    if (!acquireBodyPermit()) {
      return BufferedResponse.error(503, "Service Unavailable").withHeader("retry-after", "1");
    }
    try {
      var body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
      return body.length > MAX_BODY_BYTES
          ? BufferedResponse.error(413, "Request Entity Too Large")
          : invoke(exchange, match, claims, requestId, body);
    } finally {
      bodyPermits.release();
    }
  }

  private boolean acquireBodyPermit() {
    try {
      return bodyPermits.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private BufferedResponse invoke(
      HttpExchange exchange,
      Match match,
      Option<Map<String, String>> claims,
      String requestId,
      byte[] body) {
    var event =
        new HttpApiEvent(
            exchange,
            match.operation(),
            match.pathParameters(),
            claims,
            requestId,
            clock.instant());
    return BufferedResponse.fromFunctionResponse(
        functionInvoker.invoke(match.operation().id(), event.toJson(body)));
  }

  private static int countHeaderBytes(HttpExchange exchange) {
    var bytes = exchange.getRequestMethod().length() + exchange.getRequestURI().toString().length();
    for (var header : exchange.getRequestHeaders().entrySet()) {
      for (var value : header.getValue()) {
        bytes += header.getKey().length() + value.length();
      }
    }
    return bytes;
  }

  /** A matched operation with its percent-decoded path parameters. */
  private record Match(Operation operation, Map<String, String> pathParameters) {}

  private record Route(Operation operation, Pattern path) {
    static Route of(Operation operation) {
      var regex = operation.path().replace("{", "\\E(?<").replace("}", ">[^/]+)\\Q");
      return new Route(operation, Pattern.compile("\\Q" + regex + "\\E"));
    }

    Option<Match> match(String rawPath) {
      var matcher = path.matcher(rawPath);
      return Option.when(
          matcher.matches(),
          () ->
              new Match(
                  operation,
                  HashSet.ofAll(path.namedGroups().keySet())
                      .toMap(name -> name, name -> percentDecode(matcher.group(name)))));
    }

    /** Preserves a plus sign, because it encodes a space only in query strings. */
    private static String percentDecode(String segment) {
      return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
    }
  }
}
