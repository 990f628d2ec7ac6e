package dev.blogify.functions;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.adapters.http.Route;
import dev.blogify.adapters.http.Routes;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;

/** A request to an operation, as API Gateway hands it to the function. */
record Event(
    Route route,
    Map<String, String> path,
    String query,
    Map<String, String> headers,
    Map<String, String> claims,
    Option<String> body) {
  static final String TOKEN = "eyJraWQiOiJrMSIsImFsZyI6IlJTMjU2In0.e30.c2ln";

  static Event of(String operationId) {
    return new Event(
        Routes.ALL.find(route -> route.operationId().equals(operationId)).get(),
        LinkedHashMap.empty(),
        "",
        LinkedHashMap.of("host", "api.example"),
        LinkedHashMap.empty(),
        Option.none());
  }

  Event at(String variable, String value) {
    return new Event(route, path.put(variable, value), query, headers, claims, body);
  }

  Event asking(String parameters) {
    return new Event(route, path, parameters, headers, claims, body);
  }

  Event with(String header, String value) {
    return new Event(route, path, query, headers.put(header, value), claims, body);
  }

  Event from(int version) {
    return with("if-match", "\"" + version + "\"");
  }

  /** By somebody with a role, as the authorizer tells it. */
  Event by(String sub, String group) {
    return new Event(
        route,
        path,
        query,
        headers.put("authorization", "Bearer " + TOKEN),
        LinkedHashMap.of(
            "sub",
            sub,
            "token_use",
            "access",
            "username",
            "alice",
            "cognito:groups",
            "[" + group + "]"),
        body);
  }

  Event json(String text) {
    var type = route.method().equals("PATCH") ? "application/merge-patch+json" : "application/json";
    return new Event(route, path, query, headers, claims, Option.some(text))
        .with("content-type", type);
  }

  String toJson() {
    var rawPath =
        path.foldLeft(route.path(), (soFar, each) -> soFar.replace("{" + each._1 + "}", each._2));
    var context = new HashMap<String, Object>();
    context.put("accountId", "123456789012");
    context.put("apiId", "a1b2c3d4e5");
    context.put("domainName", "api.example");
    context.put(
        "http",
        java.util.Map.of(
            "method",
            route.method(),
            "path",
            rawPath,
            "protocol",
            "HTTP/1.1",
            "sourceIp",
            "203.0.113.7",
            "userAgent",
            "curl/8.5.0"));
    context.put("requestId", "JKJaXmPLvHcESHA=");
    context.put("routeKey", routeKey());
    context.put("stage", "$default");
    context.put("time", "01/Mar/2026:09:00:00 +0000");
    context.put("timeEpoch", 1_772_355_600_000L);
    if (!claims.isEmpty()) {
      context.put(
          "authorizer", java.util.Map.of("jwt", java.util.Map.of("claims", claims.toJavaMap())));
    }
    var event = new java.util.LinkedHashMap<String, Object>();
    event.put("version", "2.0");
    event.put("routeKey", routeKey());
    event.put("rawPath", rawPath);
    event.put("rawQueryString", query);
    event.put("headers", headers.toJavaMap());
    event.put("requestContext", context);
    event.put("pathParameters", path.toJavaMap());
    body.forEach(text -> event.put("body", text));
    event.put("isBase64Encoded", false);
    return json(event);
  }

  private String routeKey() {
    return route.method() + " " + route.path();
  }

  private static String json(Object value) {
    try {
      return JSON.std.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
