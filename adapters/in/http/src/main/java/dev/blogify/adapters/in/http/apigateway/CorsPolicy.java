package dev.blogify.adapters.in.http.apigateway;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.Duration;

/** A CORS policy without the allowed origins. Both platforms use the same policies. */
public record CorsPolicy(
    Seq<String> allowedMethods, Seq<String> allowedHeaders, Seq<String> exposedHeaders) {
  /** The time for which a browser caches the response to a preflight request. */
  public static final Duration PREFLIGHT_MAX_AGE = Duration.ofMinutes(10);

  public static final CorsPolicy API =
      new CorsPolicy(
          List.of("GET", "POST", "PUT", "PATCH", "DELETE"),
          List.of(
              "authorization",
              "content-type",
              "if-match",
              "if-none-match",
              "idempotency-key",
              "traceparent",
              "x-correlation-id"),
          List.of("etag", "link", "location", "retry-after", "x-correlation-id"));

  /** The policy of the media store, for presigned uploads and downloads. */
  public static final CorsPolicy MEDIA =
      new CorsPolicy(
          List.of("GET", "PUT"),
          List.of("content-type", "if-none-match", "range", "x-amz-checksum-sha256"),
          List.of("etag"));
}
