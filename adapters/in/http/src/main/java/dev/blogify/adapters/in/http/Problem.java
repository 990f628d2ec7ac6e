package dev.blogify.adapters.in.http;

import dev.blogify.adapters.in.http.json.FieldError;
import dev.blogify.adapters.json.JsonObject;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.util.Locale;

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

  /** The problem types with their status codes; {@code docs/api/problems.md} describes each one. */
  enum ProblemType {
    MALFORMED_REQUEST(400, "Malformed request"),
    INVALID_TOKEN(401, "Access token required"),
    NOT_ALLOWED(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    WRONG_STATE(409, "State does not allow this"),
    NOTHING_TO_PUBLISH(409, "Nothing to publish"),
    SLUG_TAKEN(409, "Slug is taken"),
    TOO_MANY_SLUGS(409, "Too many former slugs"),
    PUBLICATION_DATE_FIXED(409, "Publication date is fixed"),
    STALE_VERSION(412, "Version is not current"),
    BODY_TOO_LARGE(413, "Post is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported content type"),
    UNKNOWN_PICTURE(422, "Unknown picture"),
    DATE_IN_THE_PAST(422, "Date is in the past"),
    DATE_IN_THE_FUTURE(422, "Date is in the future"),
    UPLOAD_TOO_LARGE(422, "File is too large"),
    PRECONDITION_REQUIRED(428, "If-Match is missing"),
    BUSY(503, "Service is busy");

    final int status;
    final String title;

    ProblemType(int status, String title) {
      this.status = status;
      this.title = title;
    }

    /** The URI of the type, which is also the address of its description. */
    String uri() {
      return "https://blogify.dev/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
