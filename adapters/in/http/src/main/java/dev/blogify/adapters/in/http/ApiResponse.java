package dev.blogify.adapters.in.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.domain.Version;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/** The response of an endpoint; {@link #toGatewayResponse} converts it for API Gateway. */
record ApiResponse(int status, Map<String, String> headers, Option<String> body) {

  static ApiResponse json(int status, JsonObject content) {
    return document(status, "application/json", content);
  }

  static ApiResponse problem(int status, JsonObject content) {
    return document(status, "application/problem+json", content);
  }

  static ApiResponse empty(int status) {
    return new ApiResponse(status, LinkedHashMap.empty(), Option.none());
  }

  static ApiResponse redirect(int status, String location) {
    return empty(status).withHeader("location", location);
  }

  private static ApiResponse document(int status, String contentType, JsonObject content) {
    return new ApiResponse(
        status, LinkedHashMap.of("content-type", contentType), Option.some(content.toJson()));
  }

  ApiResponse withHeader(String header, String value) {
    return new ApiResponse(status, headers.put(header, value), body);
  }

  /** Adds a header unless the response already has it. */
  ApiResponse withDefaultHeader(String header, String value) {
    return headers.containsKey(header) ? this : withHeader(header, value);
  }

  ApiResponse withHeaders(Map<String, String> others) {
    return new ApiResponse(status, others.merge(headers), body);
  }

  ApiResponse withEntityTag(Version version) {
    return withHeader("etag", entityTag(version));
  }

  /** Formats a version as a strong entity tag (RFC 9110, section 8.8.3). */
  static String entityTag(Version version) {
    return "\"" + version.number() + "\"";
  }

  APIGatewayV2HTTPResponse toGatewayResponse() {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(headers.toJavaMap())
        .withBody(body.getOrElse(""))
        .withIsBase64Encoded(false)
        .build();
  }
}
