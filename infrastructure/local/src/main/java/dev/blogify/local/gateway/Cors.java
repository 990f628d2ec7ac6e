package dev.blogify.local.gateway;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.blogify.adapters.http.CrossOrigin;
import io.vavr.collection.Set;
import java.io.IOException;

/**
 * Cross-origin access as it is set up on an API or a bucket, not in what stands behind: preflights
 * are answered here, and every answer to an allowed origin says so.
 */
public final class Cors extends Filter {
  private static final String SECONDS_REMEMBERED =
      Long.toString(CrossOrigin.REMEMBERED.toSeconds());

  private final Set<String> origins;
  private final String methods;
  private final String headers;
  private final String exposed;

  private Cors(Set<String> origins, String methods, String headers, String exposed) {
    this.origins = origins;
    this.methods = methods;
    this.headers = headers;
    this.exposed = exposed;
  }

  public static Cors ofApi(Set<String> origins) {
    return of(CrossOrigin.API, origins);
  }

  public static Cors ofMedia(Set<String> origins) {
    return of(CrossOrigin.MEDIA, origins);
  }

  private static Cors of(CrossOrigin access, Set<String> origins) {
    return new Cors(
        origins,
        access.methods().mkString(","),
        access.headers().mkString(","),
        access.exposed().mkString(","));
  }

  /** For what a page asks of the user pool. */
  public static Cors ofPool(Set<String> origins) {
    return new Cors(
        origins,
        "GET,POST",
        "authorization,cache-control,content-type,x-amz-target,x-amz-user-agent",
        "x-amzn-errortype,x-amzn-requestid");
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    var answer = exchange.getResponseHeaders();
    var asked = exchange.getRequestHeaders();
    var origin = asked.getFirst("Origin");
    if (origin == null) {
      chain.doFilter(exchange);
      return;
    }
    var isAllowed = origins.contains(origin);
    answer.add("vary", "origin");
    if (isAllowed) {
      answer.add("access-control-allow-origin", origin);
    }
    if (isPreflight(exchange.getRequestMethod(), asked)) {
      if (isAllowed) {
        answer.add("access-control-allow-methods", methods);
        answer.add("access-control-allow-headers", headers);
        answer.add("access-control-max-age", SECONDS_REMEMBERED);
      }
      exchange.sendResponseHeaders(204, Reply.NO_BODY);
      exchange.close();
    } else {
      if (isAllowed) {
        answer.add("access-control-expose-headers", exposed);
      }
      chain.doFilter(exchange);
    }
  }

  private static boolean isPreflight(String method, Headers asked) {
    return method.equals("OPTIONS") && asked.containsKey("Access-Control-Request-Method");
  }

  @Override
  public String description() {
    return "Cross-origin access";
  }
}
