package dev.blogify.adapters.in.http;

import dev.blogify.adapters.in.http.json.FieldError;
import dev.blogify.adapters.json.JsonObject;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/** A problem response (RFC 9457); {@link Problems} creates the instances. */
record Problem(
    ProblemType type, String detail, Seq<FieldError> errors, Map<String, String> headers) {
  /** The maximum number of listed errors, which bounds the size of the response. */
  private static final int MAX_ERRORS = 50;

  ApiResponse toResponse(String correlationId) {
    var problem =
        JsonObject.EMPTY
            .with("type", type.uri())
            .with("title", type.title)
            .with("status", type.status)
            .with("detail", detail)
            .with("correlationId", correlationId);
    return ApiResponse.problem(
            type.status,
            errors.isEmpty()
                ? problem
                : problem.withObjects("errors", errors.take(MAX_ERRORS).map(FieldError::toJson)))
        .withHeader("cache-control", "no-store")
        .withHeaders(headers);
  }
}
