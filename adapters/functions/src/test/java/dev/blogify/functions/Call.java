package dev.blogify.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** A call of AWS, named by its target or by S3's method, and what was said. */
final class Call {
  private final String name;
  private final URI uri;
  private final byte[] request;
  private final int status;
  private final Map<String, String> headers;
  private final byte[] answer;

  Call(
      String name,
      URI uri,
      byte[] request,
      int status,
      Map<String, String> headers,
      byte[] answer) {
    this.name = name;
    this.uri = uri;
    this.request = request;
    this.status = status;
    this.headers = headers;
    this.answer = answer;
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] answer() {
    return answer;
  }

  java.util.Map<String, Object> asOnTape() {
    return new java.util.LinkedHashMap<>(
        java.util.Map.of(
            "call",
            name,
            "status",
            status,
            "contentType",
            headers.getOrElse("content-type", "application/xml"),
            "body",
            new String(answer, UTF_8)));
  }

  /** What IAM must allow for it, as {@code ACTION on RESOURCE}. */
  Seq<String> permissions() {
    if (name.equals("DynamoDB_20120810.TransactWriteItems")) {
      return body().objects("TransactItems").flatMap(Call::permissions);
    }
    if (name.startsWith("DynamoDB_")) {
      var index = body().has("IndexName") ? "/" + body().text("IndexName") : "";
      return List.of("dynamodb:%s on %s%s".formatted(operation(), body().text("TableName"), index));
    }
    if (name.startsWith("secretsmanager")) {
      return List.of("secretsmanager:GetSecretValue on secret");
    }
    return name.startsWith("AWSCognito")
        ? List.of("cognito-idp:%s on pool".formatted(operation()))
        : List.of(ofS3(name, uri));
  }

  /** A request for an object, which is the second part of the path, or for the list of a bucket. */
  static String ofS3(String method, URI uri) {
    var parts = uri.getPath().split("/", 4);
    if (parts.length < 4) {
      var prefix = uri.getQuery().replaceFirst(".*prefix=", "").replaceFirst("/.*", "/");
      return "s3:ListBucket on " + prefix;
    }
    if (method.equals("HEAD")) {
      return ofS3("GET", uri);
    }
    var verb = method.charAt(0) + method.substring(1).toLowerCase(java.util.Locale.ROOT);
    return "s3:%sObject on %s/".formatted(verb, parts[2]);
  }

  private String operation() {
    return name.substring(name.indexOf('.') + 1);
  }

  private static Seq<String> permissions(JsonObject item) {
    return List.ofAll(item.members().keySet())
        .map(Object::toString)
        .map(action ->
            "dynamodb:%sItem on %s".formatted(action, item.object(action).text("TableName")));
  }

  private JsonObject body() {
    try {
      return JsonObject.parse(new String(request, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
