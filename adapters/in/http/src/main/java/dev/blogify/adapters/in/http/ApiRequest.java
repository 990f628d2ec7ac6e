package dev.blogify.adapters.in.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.blogify.adapters.in.http.apigateway.RequestIds;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;

/** A request with its validated query parameters. */
record ApiRequest(APIGatewayV2HTTPEvent event, QueryParameters query) {
  private static final String JSON_CONTENT_TYPE = "application/json";
  private static final String MERGE_PATCH_CONTENT_TYPE = "application/merge-patch+json";

  /** Parses the query string, and refuses parameters other than the given ones. */
  Either<Problem, ApiRequest> withParameters(Seq<String> parameters) {
    return Problem.fromValidation(
            QueryParameters.parse(Option.of(event.getRawQueryString()).getOrElse(""), parameters))
        .map(parsed -> new ApiRequest(event, parsed));
  }

  String correlationId() {
    return RequestIds.correlationId(event);
  }

  /** Returns the W3C Trace Context {@code traceparent} of the request. */
  Option<String> traceParent() {
    return RequestIds.traceParent(event);
  }

  /**
   * Returns a header. The name must be in lower case, because API Gateway converts header names to
   * lower case.
   */
  Option<String> header(String name) {
    return Option.of(event.getHeaders()).flatMap(headers -> Option.of(headers.get(name)));
  }

  /** Returns a decoded path parameter. */
  String pathParameter(String name) {
    return Option.of(event.getPathParameters().get(name))
        .getOrElseThrow(() -> new IllegalStateException("The route has no parameter " + name));
  }

  /** Parses a path parameter; a malformed id is the id of no resource. */
  <T> Either<Problem, T> pathParameter(String name, Function<String, Option<T>> parse) {
    return parse.apply(pathParameter(name)).toEither(Problem::notFound);
  }

  Either<Problem, RequestFields> jsonBody() {
    return readFields("accept", JSON_CONTENT_TYPE);
  }

  /**
   * Reads a JSON body; a missing body is equivalent to an empty object. So is the body {@code
   * null}, which generated clients send for a missing body.
   */
  Either<Problem, RequestFields> optionalJsonBody() {
    return readBody()
        .flatMap(text ->
            text.isEmpty() || text.strip().equals("null")
                ? Either.right(RequestFields.EMPTY)
                : jsonBody());
  }

  /** Checks that the request has no body or an empty JSON object as its body. */
  Either<Problem, RequestFields> noBody() {
    return optionalJsonBody()
        .flatMap(fields ->
            Problem.fromValidation(fields.rejectUnknown(List.empty(), Validation.valid(fields))));
  }

  /** Reads a JSON merge patch (RFC 7396). */
  Either<Problem, RequestFields> mergePatchBody() {
    return readFields("accept-patch", MERGE_PATCH_CONTENT_TYPE);
  }

  private Either<Problem, RequestFields> readFields(String header, String accepted) {
    return header("content-type").exists(type -> matchesContentType(type, accepted))
        ? readBody().flatMap(text -> Problem.fromValidation(RequestFields.parse(text)))
        : Either.left(Problem.unsupportedMediaType(header, accepted));
  }

  private static boolean matchesContentType(String contentType, String accepted) {
    var parts = contentType.split(";", 2);
    return parts[0].strip().equalsIgnoreCase(accepted)
        && (parts.length == 1
            || parts[1].isBlank()
            || parts[1].replace("\"", "").strip().equalsIgnoreCase("charset=utf-8"));
  }

  /** API Gateway passes a body as text, or as base64 if the content type is binary. */
  private Either<Problem, String> readBody() {
    var body = Option.of(event.getBody()).getOrElse("");
    if (!event.getIsBase64Encoded()) {
      return Either.right(body);
    }
    try {
      var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(body));
      return Either.right(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException _) {
      return Either.left(Problem.malformed(FieldError.inBody("", "must be well-formed UTF-8")));
    }
  }
}
