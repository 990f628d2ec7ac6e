package dev.blogify.adapters.in.http;

import dev.blogify.adapters.in.http.json.FieldError;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/** A refusal as the caller gets it (RFC 9457). {@link Problems} makes them. */
record Problem(
    Problems.ProblemType type, String detail, Seq<FieldError> errors, Map<String, String> headers) {
  /** As many errors as anybody reads; an answer must not grow with the request. */
  private static final int MAX_ERRORS = 50;

  ApiResponse toResponse(String correlationId) {
    return ApiResponse.problem(
            type.status,
            problem -> {
              problem
                  .put("type", type.uri())
                  .put("title", type.title)
                  .put("status", type.status)
                  .put("detail", detail)
                  .put("correlationId", correlationId);
              if (!errors.isEmpty()) {
                problem.putArray(
                    "errors",
                    errors.take(MAX_ERRORS),
                    (error, flaw) ->
                        error.put(flaw.source().label, flaw.name()).put("message", flaw.message()));
              }
            })
        .withHeader("cache-control", "no-store")
        .withHeaders(headers);
  }
}
