package dev.blogify.adapters.http;

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

/** A request, which API Gateway would turn into an event. */
record Call(
    String method,
    String path,
    String query,
    Map<String, String> headers,
    Map<String, String> claims,
    Option<String> body,
    boolean isBase64Encoded) {

  static Call of(String method, String uri) {
    var parts = uri.split("\\?", 2);
    return new Call(
        method,
        parts[0],
        parts.length == 2 ? parts[1] : "",
        HashMap.empty(),
        HashMap.empty(),
        Option.none(),
        false);
  }

  static Call get(String uri) {
    return of("GET", uri);
  }

  static Call post(String uri, String body) {
    return of("POST", uri).body("application/json", body);
  }

  static Call put(String uri, String body) {
    return of("PUT", uri).body("application/json", body);
  }

  static Call patch(String uri, String body) {
    return of("PATCH", uri).body("application/merge-patch+json", body);
  }

  Call by(Person person) {
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

  Call claims(Map<String, String> these) {
    return new Call(method, path, query, headers, these, body, isBase64Encoded);
  }

  Call with(String header, String value) {
    return new Call(method, path, query, headers.put(header, value), claims, body, isBase64Encoded);
  }

  Call ifMatch(long version) {
    return with("if-match", "\"" + version + "\"");
  }

  Call body(String contentType, String text) {
    return new Call(method, path, query, headers, claims, Option.some(text), isBase64Encoded)
        .with("content-type", contentType);
  }

  Call base64(String text) {
    return new Call(method, path, query, headers, claims, Option.some(text), true);
  }

  /** The route with the fewest variables that fits. */
  Route route() {
    return Routes.ALL
        .filter(route -> route.method().equals(method) && variables(route).isDefined())
        .minBy(route -> variables(route).get().size())
        .get();
  }

  private Option<Map<String, String>> variables(Route route) {
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

  byte[] json() {
    var out = new ByteArrayOutputStream();
    try (var json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("version", "2.0");
      json.writeStringField("routeKey", method + " " + route().path());
      json.writeStringField("rawPath", path);
      json.writeStringField("rawQueryString", query);
      json.writeObjectFieldStart("headers");
      for (var header : headers) {
        json.writeStringField(header._1, header._2);
      }
      json.writeEndObject();
      json.writeObjectFieldStart("pathParameters");
      for (var variable : variables(route()).get()) {
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
