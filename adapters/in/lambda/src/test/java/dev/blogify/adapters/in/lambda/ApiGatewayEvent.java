package dev.blogify.adapters.in.lambda;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.blogify.adapters.in.http.Operation;
import dev.blogify.adapters.in.http.Operations;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;

/** Builds API Gateway's event for a request to an operation. */
record ApiGatewayEvent(
    Operation operation,
    Map<String, String> pathParameters,
    String query,
    Map<String, String> headers,
    Map<String, String> claims,
    Option<String> body) {
  static final String TOKEN = "eyJraWQiOiJrMSIsImFsZyI6IlJTMjU2In0.e30.c2ln";

  static ApiGatewayEvent forOperation(String operationId) {
    return new ApiGatewayEvent(
        Operations.ALL.find(route -> route.id().equals(operationId)).get(),
        LinkedHashMap.empty(),
        "",
        LinkedHashMap.of("host", "api.example"),
        LinkedHashMap.empty(),
        Option.none());
  }

  ApiGatewayEvent withPathParameter(String variable, String value) {
    return new ApiGatewayEvent(
        operation, pathParameters.put(variable, value), query, headers, claims, body);
  }

  ApiGatewayEvent withQuery(String parameters) {
    return new ApiGatewayEvent(operation, pathParameters, parameters, headers, claims, body);
  }

  ApiGatewayEvent withHeader(String header, String value) {
    return new ApiGatewayEvent(
        operation, pathParameters, query, headers.put(header, value), claims, body);
  }

  ApiGatewayEvent ifMatch(int version) {
    return withHeader("if-match", "\"" + version + "\"");
  }

  /** Adds the claims of the JWT authorizer for a user with a role. */
  ApiGatewayEvent signedInAs(String sub, String group) {
    return new ApiGatewayEvent(
        operation,
        pathParameters,
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

  ApiGatewayEvent json(String text) {
    var type =
        operation.method().equals("PATCH") ? "application/merge-patch+json" : "application/json";
    return new ApiGatewayEvent(operation, pathParameters, query, headers, claims, Option.some(text))
        .withHeader("content-type", type);
  }

  String toJson() {
    var rawPath =
        pathParameters.foldLeft(
            operation.path(), (soFar, each) -> soFar.replace("{" + each._1 + "}", each._2));
    var context = new HashMap<String, Object>();
    context.put("accountId", "123456789012");
    context.put("apiId", "a1b2c3d4e5");
    context.put("domainName", "api.example");
    context.put(
        "http",
        java.util.Map.of(
            "method",
            operation.method(),
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
    event.put(
        "pathParameters",
        pathParameters.filterKeys(name -> operation.path().contains("{" + name + "}")).toJavaMap());
    body.forEach(text -> event.put("body", text));
    event.put("isBase64Encoded", false);
    return json(event);
  }

  private String routeKey() {
    return operation.method() + " " + operation.path();
  }

  private static String json(Object value) {
    try {
      return JSON.std.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
