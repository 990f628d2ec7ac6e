package dev.blogify.infrastructure.local.gateway;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import dev.blogify.adapters.in.http.apigateway.CorsPolicy;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import java.io.IOException;

/**
 * Applies the CORS configuration that API Gateway, S3 and Cognito apply on AWS: answers preflight
 * requests, and adds CORS headers to the responses to allowed origins.
 */
public final class CorsFilter extends Filter {
  private static final String MAX_AGE_SECONDS =
      Long.toString(CorsPolicy.PREFLIGHT_MAX_AGE.toSeconds());

  /** The headers that the AWS SDKs for browsers send to Cognito and read from it. */
  public static final CorsPolicy USER_POOL_POLICY =
      new CorsPolicy(
          List.of("GET", "POST"),
          List.of(
              "amz-sdk-invocation-id",
              "amz-sdk-request",
              "amz-sdk-retry",
              "authorization",
              "cache-control",
              "content-type",
              "x-amz-content-sha256",
              "x-amz-date",
              "x-amz-security-token",
              "x-amz-target",
              "x-amz-user-agent",
              "x-amzn-trace-id"),
          List.of("date", "x-amzn-errormessage", "x-amzn-errortype", "x-amzn-requestid"));

  private final CorsPolicy policy;
  private final Set<String> allowedOrigins;

  public CorsFilter(CorsPolicy policy, Set<String> allowedOrigins) {
    this.policy = policy;
    this.allowedOrigins = allowedOrigins;
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    var request = exchange.getRequestHeaders();
    var response = exchange.getResponseHeaders();
    var origin = request.getFirst("Origin");
    if (origin == null) {
      chain.doFilter(exchange);
      return;
    }
    var isPreflight =
        exchange.getRequestMethod().equals("OPTIONS")
            && request.containsKey("Access-Control-Request-Method");
    response.add("vary", "origin");
    if (allowedOrigins.contains(origin)) {
      response.add("access-control-allow-origin", origin);
      if (isPreflight) {
        response.add("access-control-allow-methods", policy.allowedMethods().mkString(","));
        response.add("access-control-allow-headers", policy.allowedHeaders().mkString(","));
        response.add("access-control-max-age", MAX_AGE_SECONDS);
      } else {
        response.add("access-control-expose-headers", policy.exposedHeaders().mkString(","));
      }
    }
    if (isPreflight) {
      exchange.sendResponseHeaders(204, BufferedResponse.NO_BODY);
      exchange.close();
    } else {
      chain.doFilter(exchange);
    }
  }

  @Override
  public String description() {
    return "CORS";
  }
}
