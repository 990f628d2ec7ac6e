package dev.blogify.infrastructure.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.adapters.in.http.Operation;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.net.URLDecoder;

/**
 * Finds the route of a request as API Gateway does: by method and segments, where a variable takes
 * one segment that is not empty. HEAD is not derived from GET, nor 405 from another method's route.
 */
final class RouteTable {
  private final Seq<RouteTemplate> templates;

  RouteTable(Seq<Operation> routes) {
    this.templates = routes.map(RouteTemplate::of);
  }

  /** The best match, which is the one with the fewest variables. */
  Option<Match> match(String method, String rawPath) {
    var segments = segments(rawPath);
    return templates
        .filter(template -> template.matches(method, segments))
        .minBy(template -> template.segments().count(RouteTable::isVariable))
        .map(template -> new Match(template.route(), template.extractVariables(segments)));
  }

  private static Seq<String> segments(String path) {
    return List.of(path.split("/", -1));
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{");
  }

  private static String variableName(String variable) {
    return variable.substring(1, variable.length() - 1);
  }

  /** In a path, a plus stands for itself. */
  private static String urlDecode(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
  }

  record Match(Operation route, Map<String, String> pathParameters) {
    String routeKey() {
      return route.method() + " " + route.path();
    }
  }

  private record RouteTemplate(Operation route, Seq<String> segments) {
    static RouteTemplate of(Operation route) {
      return new RouteTemplate(route, RouteTable.segments(route.path()));
    }

    boolean matches(String method, Seq<String> path) {
      return route.method().equals(method)
          && segments.size() == path.size()
          && segments
              .zip(path)
              .forAll(pair -> isVariable(pair._1) ? !pair._2.isEmpty() : pair._1.equals(pair._2));
    }

    Map<String, String> extractVariables(Seq<String> path) {
      return segments
          .zip(path)
          .filter(pair -> isVariable(pair._1))
          .foldLeft(
              LinkedHashMap.empty(),
              (found, pair) -> found.put(variableName(pair._1), urlDecode(pair._2)));
    }
  }
}
