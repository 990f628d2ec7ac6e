package dev.blogify.adapters.in.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.blogify.adapters.json.JsonObject;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/** An AWS call, named by its target or its HTTP method, and its response. */
final class RecordedAwsCall {
  /** The API version with which every path of CloudFront begins. */
  static final String CLOUDFRONT_PATH_PREFIX = "/2020-05-31/";

  private static final Set<String> OBJECT_HEADERS =
      Set.of("content-length", "etag", "x-amz-checksum-sha256");

  private final String name;
  private final URI uri;
  private final byte[] request;
  private final int status;
  private final Map<String, String> headers;
  private final byte[] responseBody;

  RecordedAwsCall(
      String name,
      URI uri,
      byte[] request,
      int status,
      Map<String, String> headers,
      byte[] responseBody) {
    this.name = name;
    this.uri = uri;
    this.request = request;
    this.status = status;
    this.headers = headers;
    this.responseBody = responseBody;
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] responseBody() {
    return responseBody;
  }

  java.util.Map<String, Object> toRecording() {
    var recording = new java.util.LinkedHashMap<String, Object>();
    recording.put("call", name);
    recording.put("status", status);
    recording.put("contentType", headers.getOrElse("content-type", "application/xml"));
    var ofAnObject = headers.filterKeys(OBJECT_HEADERS::contains);
    if (!ofAnObject.isEmpty()) {
      recording.put("headers", ofAnObject.toJavaMap());
    }
    var text = new String(responseBody, UTF_8);
    if (Arrays.equals(text.getBytes(UTF_8), responseBody)) {
      recording.put("body", text);
    } else {
      recording.put("isBase64", true);
      recording.put("body", Base64.getEncoder().encodeToString(responseBody));
    }
    return recording;
  }

  /** The IAM permissions that the call requires, as {@code ACTION on RESOURCE}. */
  Seq<String> permissions() {
    if (name.equals("DynamoDB_20120810.TransactWriteItems")) {
      return body().objects("TransactItems").flatMap(RecordedAwsCall::permissions);
    }
    if (name.startsWith("DynamoDB_")) {
      var index = body().contains("IndexName") ? "/" + body().text("IndexName") : "";
      return List.of("dynamodb:%s on %s%s".formatted(operation(), body().text("TableName"), index));
    }
    if (name.startsWith("AWSEvents")) {
      return List.of("events:%s on bus".formatted(operation()));
    }
    if (name.startsWith("secretsmanager")) {
      return List.of("secretsmanager:GetSecretValue on secret");
    }
    if (uri.getPath().startsWith(CLOUDFRONT_PATH_PREFIX)) {
      return List.of("cloudfront:CreateInvalidation on distribution");
    }
    return name.startsWith("AWSCognito")
        ? List.of("cognito-idp:%s on pool".formatted(operation()))
        : name.equals("HEAD")
            ? List.of(s3Permission("GET", uri), "s3:ListBucket on object existence")
            : List.of(s3Permission(name, uri));
  }

  /** The permission for an object, whose key is the second part of the path, or for a list. */
  static String s3Permission(String method, URI uri) {
    var parts = uri.getPath().split("/", 4);
    if (parts[1].startsWith("failures")) {
      return parts.length > 2
          ? "s3:%sObject on failures".formatted(verb(method))
          : "s3:ListBucket on failures";
    }
    if (parts.length < 4) {
      var prefix = uri.getQuery().replaceFirst(".*prefix=", "").replaceFirst("/.*", "/");
      return "s3:ListBucket on " + prefix;
    }
    return "s3:%sObject on %s/".formatted(verb(method), parts[2]);
  }

  private static String verb(String method) {
    return method.charAt(0) + method.substring(1).toLowerCase(java.util.Locale.ROOT);
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
    return JsonObject.parse(new String(request, UTF_8));
  }
}
