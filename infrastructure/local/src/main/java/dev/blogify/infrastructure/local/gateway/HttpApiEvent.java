package dev.blogify.infrastructure.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.blogify.adapters.in.http.Operation;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.JsonValue;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/** An API Gateway event in payload format 2.0. */
record HttpApiEvent(
    HttpExchange exchange,
    Operation operation,
    Map<String, String> pathParameters,
    Option<Map<String, String>> claims,
    String requestId,
    Instant receivedAt) {
  private static final DateTimeFormatter COMMON_LOG_FORMAT =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Seq<JsonValue> OMITTED_VALUES =
      List.of(JsonObject.EMPTY, JsonValue.JsonArray.ofStrings(List.empty()));

  byte[] toJson(byte[] body) {
    var uri = exchange.getRequestURI();
    var headers = joinHeaders(exchange.getRequestHeaders());
    var text = decodeText(body, headers.getOrElse("content-type", "text/plain"));
    var encodedBody = text.getOrElse(() -> Base64.getEncoder().encodeToString(body));
    var event =
        JsonObject.EMPTY
            .with("version", "2.0")
            .with("routeKey", routeKey())
            .with("rawPath", uri.getRawPath())
            .with("rawQueryString", Option.of(uri.getRawQuery()).getOrElse(""))
            .with("cookies", cookies(exchange.getRequestHeaders()))
            .with("headers", toJson(headers.remove("cookie")))
            .with("queryStringParameters", toJson(queryParameters(uri)))
            .with("requestContext", requestContext())
            .with("pathParameters", toJson(pathParameters))
            .withOptional("body", Option.when(body.length > 0, encodedBody))
            .with("isBase64Encoded", text.isEmpty());
    return new JsonObject(event.members().rejectValues(OMITTED_VALUES::contains))
        .toJson()
        .getBytes(UTF_8);
  }

  private String routeKey() {
    return operation.method() + " " + operation.path();
  }

  private JsonObject requestContext() {
    var headers = exchange.getRequestHeaders();
    var context =
        JsonObject.EMPTY
            .with("accountId", "local")
            .with("apiId", "local")
            .with("domainName", Option.of(headers.getFirst("Host")).getOrElse("localhost"))
            .with("domainPrefix", "local")
            .with(
                "http",
                JsonObject.EMPTY
                    .with("method", exchange.getRequestMethod())
                    .with("path", exchange.getRequestURI().getRawPath())
                    .with("protocol", exchange.getProtocol())
                    .with("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress())
                    .with("userAgent", Option.of(headers.getFirst("User-Agent")).getOrElse("")))
            .with("requestId", requestId)
            .with("routeKey", routeKey())
            .with("stage", "$default")
            .with("time", COMMON_LOG_FORMAT.format(receivedAt))
            .with("timeEpoch", receivedAt.toEpochMilli());
    return claims
        .map(HttpApiEvent::toJson)
        .map(json -> JsonObject.EMPTY.with("claims", json).withNullable("scopes", Option.none()))
        .map(jwt -> context.with("authorizer", JsonObject.EMPTY.with("jwt", jwt)))
        .getOrElse(context);
  }

  private static JsonObject toJson(Map<String, String> texts) {
    return new JsonObject(texts.mapValues(JsonValue.JsonString::new));
  }

  /** Converts names to lower case, and joins several values of one name by commas. */
  static Map<String, String> joinHeaders(Headers headers) {
    return HashMap.ofAll(headers)
        .bimap(name -> name.toLowerCase(Locale.ROOT), values -> String.join(",", values));
  }

  private static Seq<String> cookies(Headers headers) {
    return List.ofAll(headers.getOrDefault("Cookie", java.util.List.of()))
        .flatMap(header -> List.of(header.split(";", -1)))
        .map(String::strip);
  }

  /** Decodes the query string, and joins several values of one name by commas. */
  static Map<String, String> queryParameters(URI uri) {
    return List.of(Option.of(uri.getRawQuery()).getOrElse("").split("&", -1))
        .map(parameter -> List.of(parameter.split("=", 2)).map(HttpApiEvent::urlDecode))
        .reject(nameAndValue -> nameAndValue.head().isEmpty())
        .groupBy(List::head)
        .mapValues(
            pairs -> pairs.map(nameAndValue -> nameAndValue.tail().getOrElse("")).mkString(","));
  }

  private static String urlDecode(String encoded) {
    return URLDecoder.decode(encoded, UTF_8);
  }

  /** Decodes a body with a text content type; none for other content types and invalid UTF-8. */
  private static Option<String> decodeText(byte[] body, String contentType) {
    var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!type.startsWith("text/") && !type.equals("application/json") && !type.endsWith("+json")) {
      return Option.when(body.length == 0, "");
    }
    try {
      return Option.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException _) {
      return Option.none();
    }
  }
}
