package dev.blogify.adapters.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A request as endpoints read it. */
record Request(APIGatewayV2HTTPEvent event, Query query) {
  private static final String JSON = "application/json";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  /** The same request with its parameters, if it has no others than these. */
  Either<Problem, Request> asking(Seq<String> parameters) {
    return Problems.read(
            Query.parse(Option.of(event.getRawQueryString()).getOrElse(""), parameters))
        .map(asked -> new Request(event, asked));
  }

  String correlationId() {
    return CorrelationIds.of(event);
  }

  /** W3C Trace Context. */
  Option<String> traceParent() {
    return TraceParents.of(event);
  }

  /** A header by its name in lower case, as API Gateway writes them all. */
  Option<String> header(String name) {
    return Option.of(event.getHeaders()).flatMap(headers -> Option.of(headers.get(name)));
  }

  /** A part of the path, decoded. */
  String path(String name) {
    return Option.of(event.getPathParameters().get(name))
        .getOrElseThrow(() -> new IllegalStateException("The route has no " + name));
  }

  Either<Problem, Fields> json() {
    return fields("accept", JSON);
  }

  /** A body where none is needed: an absent one has no fields. */
  Either<Problem, Fields> optionalJson() {
    return Option.of(event.getBody()).forAll(String::isEmpty) ? Either.right(Fields.NONE) : json();
  }

  /** For operations without a body; one without fields is forgiven. */
  Either<Problem, Fields> nothing() {
    return optionalJson()
        .flatMap(fields -> Problems.read(fields.only(List.empty(), Validation.valid(fields))));
  }

  /** RFC 7396. */
  Either<Problem, Fields> mergePatch() {
    return fields("accept-patch", MERGE_PATCH);
  }

  private Either<Problem, Fields> fields(String hint, String accepted) {
    return header("content-type").exists(type -> isUtf8(type, accepted))
        ? body().flatMap(text -> Problems.read(Json.parseObject(text).map(Fields::new)))
        : Either.left(Problems.unsupportedMediaType(hint, accepted));
  }

  private static boolean isUtf8(String contentType, String accepted) {
    var parts = contentType.split(";", 2);
    return parts[0].strip().equalsIgnoreCase(accepted)
        && (parts.length == 1
            || parts[1].isBlank()
            || parts[1].replace("\"", "").strip().equalsIgnoreCase("charset=utf-8"));
  }

  /** API Gateway hands over bodies as text, or as base64 if it takes them for binary. */
  private Either<Problem, String> body() {
    var body = Option.of(event.getBody()).getOrElse("");
    if (!event.getIsBase64Encoded()) {
      return Either.right(body);
    }
    try {
      var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(body));
      return Either.right(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException _) {
      return Either.left(Problems.malformed(Flaw.inBody("", "must be well-formed UTF-8")));
    }
  }
}
