package dev.blogify.adapters.http;

import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/** A refusal as the caller gets it (RFC 9457). {@link Problems} makes them. */
record Problem(Problems.Type type, String detail, Seq<Flaw> errors, Map<String, String> headers) {
  /** As many errors as anybody reads; an answer must not grow with the request. */
  private static final int MAX_ERRORS = 50;

  Answer answer(String correlationId) {
    return Answer.problem(
            type.status,
            problem -> {
              problem
                  .put("type", type.uri())
                  .put("title", type.title)
                  .put("status", type.status)
                  .put("detail", detail)
                  .put("correlationId", correlationId);
              if (!errors.isEmpty()) {
                problem.putObjects(
                    "errors",
                    errors.take(MAX_ERRORS),
                    (error, flaw) ->
                        error.put(flaw.place().label, flaw.name()).put("message", flaw.message()));
              }
            })
        .with("cache-control", "no-store")
        .withAll(headers);
  }
}
