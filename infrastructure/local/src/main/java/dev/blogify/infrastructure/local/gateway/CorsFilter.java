package dev.blogify.infrastructure.local.gateway;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.blogify.adapters.in.http.apigateway.CorsPolicy;
import io.vavr.collection.Set;
import java.io.IOException;

/**
 * Cross-origin access as it is set up on an API or a bucket, not in what stands behind: preflights
 * are answered here, and every answer to an allowed origin says so.
 */
public final class CorsFilter extends Filter {
  private static final String MAX_AGE_SECONDS =
      Long.toString(CorsPolicy.PREFLIGHT_MAX_AGE.toSeconds());

  private final Set<String> allowedOrigins;
  private final String allowedMethods;
  private final String allowedHeaders;
  private final String exposedHeaders;

  private CorsFilter(Set<String> origins, String methods, String headers, String exposed) {
    this.allowedOrigins = origins;
    this.allowedMethods = methods;
    this.allowedHeaders = headers;
    this.exposedHeaders = exposed;
  }

  public static CorsFilter forApi(Set<String> origins) {
    return fromConfiguration(CorsPolicy.API, origins);
  }

  public static CorsFilter forMedia(Set<String> origins) {
    return fromConfiguration(CorsPolicy.MEDIA, origins);
  }

  private static CorsFilter fromConfiguration(CorsPolicy access, Set<String> origins) {
    return new CorsFilter(
        origins,
        access.allowedMethods().mkString(","),
        access.allowedHeaders().mkString(","),
        access.exposedHeaders().mkString(","));
  }

  /** For what a page asks of the user pool. */
  public static CorsFilter forUserPool(Set<String> origins) {
    return new CorsFilter(
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
    var isAllowed = allowedOrigins.contains(origin);
    answer.add("vary", "origin");
    if (isAllowed) {
      answer.add("access-control-allow-origin", origin);
    }
    if (isPreflight(exchange.getRequestMethod(), asked)) {
      if (isAllowed) {
        answer.add("access-control-allow-methods", allowedMethods);
        answer.add("access-control-allow-headers", allowedHeaders);
        answer.add("access-control-max-age", MAX_AGE_SECONDS);
      }
      exchange.sendResponseHeaders(204, BufferedResponse.NO_BODY);
      exchange.close();
    } else {
      if (isAllowed) {
        answer.add("access-control-expose-headers", exposedHeaders);
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
