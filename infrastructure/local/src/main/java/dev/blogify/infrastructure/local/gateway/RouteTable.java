package dev.blogify.infrastructure.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.adapters.in.http.Operation;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.util.regex.Pattern;

/**
 * Selects the operation of a request as API Gateway does: by method and path, where a variable
 * matches one non-empty segment and the route with the fewest variables wins. HEAD does not match
 * GET.
 */
public final class RouteTable {
  private final Seq<Route> routes;

  public RouteTable(Seq<Operation> operations) {
    this.routes = operations.map(Route::of);
  }

  public Option<Match> match(String method, String rawPath) {
    return routes
        .filter(route -> route.operation().method().equals(method))
        .flatMap(route -> route.match(rawPath))
        .minBy(match -> match.pathParameters().size());
  }

  /** A matched operation with its percent-decoded path parameters. */
  public record Match(Operation route, Map<String, String> pathParameters) {
    String routeKey() {
      return route.method() + " " + route.path();
    }
  }

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
