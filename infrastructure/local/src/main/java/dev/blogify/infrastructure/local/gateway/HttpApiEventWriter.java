package dev.blogify.infrastructure.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes requests as API Gateway events in payload format 2.0. */
final class HttpApiEventWriter {
  private static final DateTimeFormatter COMMON_LOG_FORMAT =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private HttpApiEventWriter() {}

  static byte[] writeEvent(
      HttpExchange exchange,
      RouteTable.Match match,
      Option<Map<String, String>> claims,
      byte[] body,
      String requestId,
      Instant now)
      throws IOException {
    var uri = exchange.getRequestURI();
    var headers = joinHeaders(exchange.getRequestHeaders());
    headers.remove("cookie");
    var event = new LinkedHashMap<String, Object>();
    event.put("version", "2.0");
    event.put("routeKey", match.routeKey());
    event.put("rawPath", uri.getRawPath());
    event.put("rawQueryString", Option.of(uri.getRawQuery()).getOrElse(""));
    event.put("cookies", cookies(exchange.getRequestHeaders()));
    event.put("headers", headers);
    event.put("queryStringParameters", queryParameters(uri));
    event.put("requestContext", requestContext(exchange, match, claims, requestId, now));
    event.put("pathParameters", match.pathParameters().toJavaMap());
    event.values().removeIf(value -> value.equals(Map.of()) || value.equals(List.of()));
    var text = decodeText(body, headers.getOrDefault("content-type", "text/plain"));
    if (body.length > 0) {
      event.put("body", text.getOrElse(() -> Base64.getEncoder().encodeToString(body)));
    }
    event.put("isBase64Encoded", text.isEmpty());
    return JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES).asBytes(event);
  }

  private static Map<String, Object> requestContext(
      HttpExchange exchange,
      RouteTable.Match match,
      Option<Map<String, String>> claims,
      String requestId,
      Instant now) {
    var headers = exchange.getRequestHeaders();
    var host = Option.of(headers.getFirst("Host")).getOrElse("localhost");
    var http = new LinkedHashMap<String, Object>();
    http.put("method", exchange.getRequestMethod());
    http.put("path", exchange.getRequestURI().getRawPath());
    http.put("protocol", exchange.getProtocol());
    http.put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress());
    http.put("userAgent", Option.of(headers.getFirst("User-Agent")).getOrElse(""));
    var context = new LinkedHashMap<String, Object>();
    context.put("accountId", "local");
    context.put("apiId", "local");
    claims.forEach(values -> {
      var jwt = new LinkedHashMap<String, Object>();
      jwt.put("claims", values);
      jwt.put("scopes", null);
      context.put("authorizer", Map.of("jwt", jwt));
    });
    context.put("domainName", host);
    context.put("domainPrefix", "local");
    context.put("http", http);
    context.put("requestId", requestId);
    context.put("routeKey", match.routeKey());
    context.put("stage", "$default");
    context.put("time", COMMON_LOG_FORMAT.format(now));
    context.put("timeEpoch", now.toEpochMilli());
    return context;
  }

  /** Converts names to lower case, and joins several values of one name by commas. */
  static Map<String, String> joinHeaders(Headers headers) {
    var joined = new TreeMap<String, String>();
    headers.forEach(
        (name, values) -> joined.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    return joined;
  }

  private static List<String> cookies(Headers headers) {
    return headers.getOrDefault("Cookie", List.of()).stream()
        .flatMap(header -> Arrays.stream(header.split(";", -1)))
        .map(String::strip)
        .toList();
  }

  /** Decodes the query string, and joins several values of one name by commas. */
  static Map<String, String> queryParameters(URI uri) {
    var parameters = new TreeMap<String, String>();
    for (var parameter : Option.of(uri.getRawQuery()).getOrElse("").split("&", -1)) {
      var nameAndValue = parameter.split("=", 2);
      if (!nameAndValue[0].isEmpty()) {
        parameters.merge(
            URLDecoder.decode(nameAndValue[0], UTF_8),
            nameAndValue.length < 2 ? "" : URLDecoder.decode(nameAndValue[1], UTF_8),
            (first, next) -> first + "," + next);
      }
    }
    return parameters;
  }

  /** Decodes a body with a text content type; none for other content types and invalid UTF-8. */
  private static Option<String> decodeText(byte[] body, String contentType) {
    var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!type.startsWith("text/") && !type.equals("application/json") && !type.endsWith("+json")) {
      return body.length == 0 ? Option.of("") : Option.none();
    }
    try {
      return Option.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException _) {
      return Option.none();
    }
  }
}
