package dev.blogify.infrastructure.local.gateway;

import com.fasterxml.jackson.jr.ob.JSON;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
import org.jspecify.annotations.Nullable;

/** Writes requests as API Gateway does, in payload format 2.0. */
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
    putIfNotEmpty(event, "cookies", cookies(exchange.getRequestHeaders()));
    event.put("headers", headers);
    putIfNotEmpty(event, "queryStringParameters", queryParameters(uri.getRawQuery()));
    event.put("requestContext", requestContext(exchange, match, claims, requestId, now));
    putIfNotEmpty(event, "pathParameters", match.pathParameters().toJavaMap());
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
    claims.forEach(texts -> {
      var jwt = new LinkedHashMap<String, Object>();
      jwt.put("claims", texts);
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

  private static void putIfNotEmpty(Map<String, Object> event, String name, List<String> values) {
    if (!values.isEmpty()) {
      event.put(name, values);
    }
  }

  private static void putIfNotEmpty(
      Map<String, Object> event, String name, Map<String, String> map) {
    if (!map.isEmpty()) {
      event.put(name, map);
    }
  }

  /** Names in lower case; several values of one name joined by commas. */
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

  private static Map<String, String> queryParameters(@Nullable String rawQuery) {
    var parameters = new TreeMap<String, String>();
    for (var pair : rawQuery == null ? new String[0] : rawQuery.split("&", -1)) {
      var equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      var value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!name.isEmpty()) {
        parameters.merge(urlDecode(name), urlDecode(value), (one, other) -> one + "," + other);
      }
    }
    return parameters;
  }

  private static String urlDecode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The body as text, where it says that it is and also is. */
  private static Option<String> decodeText(byte[] body, String contentType) {
    var type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!type.startsWith("text/") && !type.equals("application/json") && !type.endsWith("+json")) {
      return body.length == 0 ? Option.of("") : Option.none();
    }
    try {
      return Option.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException _) {
      return Option.none();
    }
  }
}
