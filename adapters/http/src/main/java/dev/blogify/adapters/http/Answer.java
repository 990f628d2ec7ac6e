package dev.blogify.adapters.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.blogify.domain.Version;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.util.function.Consumer;

/** What an endpoint answers, before it takes API Gateway's form. */
record Answer(int status, Map<String, String> headers, Option<String> body) {

  static Answer json(int status, Consumer<Members> members) {
    return document(status, "application/json", members);
  }

  static Answer problem(int status, Consumer<Members> members) {
    return document(status, "application/problem+json", members);
  }

  static Answer empty(int status) {
    return new Answer(status, LinkedHashMap.empty(), Option.none());
  }

  static Answer redirect(int status, String location) {
    return empty(status).with("location", location);
  }

  private static Answer document(int status, String contentType, Consumer<Members> members) {
    return new Answer(
        status,
        LinkedHashMap.of("content-type", contentType),
        Option.some(Members.object(members)));
  }

  Answer with(String header, String value) {
    return new Answer(status, headers.put(header, value), body);
  }

  /** A header, unless the answer has it. */
  Answer orWith(String header, String value) {
    return headers.containsKey(header) ? this : with(header, value);
  }

  Answer withAll(Map<String, String> others) {
    return new Answer(status, others.merge(headers), body);
  }

  Answer tagged(Version version) {
    return with("etag", EntityTags.of(version));
  }

  APIGatewayV2HTTPResponse response() {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(status)
        .withHeaders(headers.toJavaMap())
        .withBody(body.getOrElse(""))
        .withIsBase64Encoded(false)
        .build();
  }
}
