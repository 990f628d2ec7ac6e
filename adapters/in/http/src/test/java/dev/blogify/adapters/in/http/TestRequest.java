package dev.blogify.adapters.in.http;

import com.fasterxml.jackson.core.JsonFactory;
import dev.blogify.domain.access.Actor.Person;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An HTTP request that can be converted to an event of API Gateway. */
record TestRequest(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    Map<String, String> claims,
    Option<String> body,
    boolean isBase64Encoded) {

  static TestRequest of(String method, String uri) {
    var parts = uri.split("\\?", 2);
    return new TestRequest(
        method,
        parts[0],
        parts.length == 2 ? parts[1] : "",
        HashMap.empty(),
        HashMap.empty(),
        Option.none(),
        false);
  }

  static TestRequest get(String uri) {
    return of("GET", uri);
  }

  static TestRequest post(String uri, String body) {
    return of("POST", uri).body("application/json", body);
  }

  static TestRequest put(String uri, String body) {
    return of("PUT", uri).body("application/json", body);
  }

  static TestRequest patch(String uri, String body) {
    return of("PATCH", uri).body("application/merge-patch+json", body);
  }

  TestRequest signedInAs(Person person) {
    return claims(
        LinkedHashMap.of(
            "sub",
            person.id().value(),
            "token_use",
            "access",
            "username",
            person.role().label() + "-name",
            "cognito:groups",
            "[" + person.role().label() + "]"));
  }

  TestRequest claims(Map<String, String> these) {
    return new TestRequest(method, path, query, headers, these, body, isBase64Encoded);
  }

  TestRequest withHeader(String header, String value) {
    return new TestRequest(
        method, path, query, headers.put(header, value), claims, body, isBase64Encoded);
  }

  TestRequest ifMatch(long version) {
    return withHeader("if-match", "\"" + version + "\"");
  }

  TestRequest body(String contentType, String text) {
    return new TestRequest(method, path, query, headers, claims, Option.some(text), isBase64Encoded)
        .withHeader("content-type", contentType);
  }

  TestRequest withBase64Body(String text) {
    return new TestRequest(method, path, query, headers, claims, Option.some(text), true);
  }

  /** The matching route with the fewest variables. */
  Operation operation() {
    return Operations.ALL
        .filter(route -> route.method().equals(method) && pathParameters(route).isDefined())
        .minBy(route -> pathParameters(route).get().size())
        .get();
  }

  private Option<Map<String, String>> pathParameters(Operation route) {
    var names = List.of(route.path().split("/", -1));
    var values = List.of(path.split("/", -1));
    var pairs = names.zip(values);
    return Option.when(
        names.size() == values.size()
            && pairs.forAll(pair -> pair._1.startsWith("{") || pair._1.equals(pair._2)),
        () ->
            pairs
                .filter(pair -> pair._1.startsWith("{"))
                .toMap(pair -> pair._1.substring(1, pair._1.length() - 1), pair -> pair._2));
  }

  byte[] toEventJson() {
    var out = new ByteArrayOutputStream();
    try (var json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("version", "2.0");
      json.writeStringField("routeKey", method + " " + operation().path());
      json.writeStringField("rawPath", path);
      json.writeStringField("rawQueryString", query);
      json.writeObjectFieldStart("headers");
      for (var header : headers) {
        json.writeStringField(header._1, header._2);
      }
      json.writeEndObject();
      json.writeObjectFieldStart("pathParameters");
      for (var variable : pathParameters(operation()).get()) {
        json.writeStringField(variable._1, variable._2);
      }
      json.writeEndObject();
      json.writeObjectFieldStart("requestContext");
      json.writeStringField("requestId", "request-1");
      if (!claims.isEmpty()) {
        json.writeObjectFieldStart("authorizer");
        json.writeObjectFieldStart("jwt");
        json.writeObjectFieldStart("claims");
        for (var claim : claims) {
          json.writeStringField(claim._1, claim._2);
        }
        json.writeEndObject();
        json.writeNullField("scopes");
        json.writeEndObject();
        json.writeEndObject();
      }
      json.writeEndObject();
      if (body.isDefined()) {
        json.writeStringField("body", body.get());
      }
      json.writeBooleanField("isBase64Encoded", isBase64Encoded);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
