package dev.blogify.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.blogify.adapters.http.Route;
import dev.blogify.adapters.http.Route.Access;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/**
 * An HTTP API: finds the route, asks its authorizer, and lets the function of its operation answer.
 */
public final class Gateway implements HttpHandler {
  /**
   * AWS: "Total combined size of request line and header values". Names are counted too, so that
   * what passes here passes there.
   */
  private static final int MAX_HEADER_BYTES = 10_240;

  /** What AWS Lambda takes. API Gateway itself would take 10 MB. */
  private static final int MAX_BODY_BYTES = 6_000_000;

  private static final Logger LOG = System.getLogger("dev.blogify.gateway");

  private final RouteTable routes;
  private final Authorizer authorizer;
  private final Functions functions;
  private final InstantSource clock;
  private final Supplier<String> requestIds;

  public Gateway(
      Seq<Route> routes,
      Authorizer authorizer,
      Functions functions,
      InstantSource clock,
      Supplier<String> requestIds) {
    this.routes = new RouteTable(routes);
    this.authorizer = authorizer;
    this.functions = functions;
    this.clock = clock;
    this.requestIds = requestIds;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var begin = clock.instant();
    var requestId = requestIds.get();
    exchange.getResponseHeaders().set(Loopback.REQUEST_ID, requestId);
    var reply = answer(exchange, requestId);
    reply.send(exchange);
    LOG.log(
        Level.DEBUG,
        () ->
            "%s %s %d in %d ms, correlation %s"
                .formatted(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    reply.status(),
                    Duration.between(begin, clock.instant()).toMillis(),
                    reply.correlationId(requestId)));
  }

  private Reply answer(HttpExchange exchange, String requestId) throws IOException {
    if (headerBytes(exchange) > MAX_HEADER_BYTES) {
      return Reply.message(431, "Request Header Fields Too Large");
    }
    var path = Option.of(exchange.getRequestURI().getRawPath()).getOrElse("");
    var match = routes.match(exchange.getRequestMethod(), path);
    if (match.isEmpty()) {
      return Reply.message(404, "Not Found");
    }
    if (match.get().route().access() == Access.OPEN) {
      return invoke(exchange, match.get(), Option.none(), requestId);
    }
    var claims =
        authorizer.claims(Option.of(exchange.getRequestHeaders().getFirst("Authorization")));
    return claims.isEmpty()
        ? Reply.message(401, "Unauthorized").with("www-authenticate", "Bearer")
        : invoke(exchange, match.get(), claims, requestId);
  }

  private Reply invoke(
      HttpExchange exchange,
      RouteTable.Match match,
      Option<Map<String, String>> claims,
      String requestId)
      throws IOException {
    var body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      return Reply.message(413, "Request Entity Too Large");
    }
    var event = Events.event(exchange, match, claims, body, requestId, clock.instant());
    return Reply.parse(functions.invoke(match.route().operationId(), event));
  }

  private static int headerBytes(HttpExchange exchange) {
    var bytes = exchange.getRequestMethod().length() + exchange.getRequestURI().toString().length();
    for (var header : exchange.getRequestHeaders().entrySet()) {
      for (var value : header.getValue()) {
        bytes += header.getKey().length() + value.length();
      }
    }
    return bytes;
  }
}
