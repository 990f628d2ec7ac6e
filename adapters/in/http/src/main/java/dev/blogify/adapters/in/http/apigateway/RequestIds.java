package dev.blogify.adapters.in.http.apigateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.vavr.control.Option;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the ids that a request shares with its log lines and events. */
public final class RequestIds {
  private static final Pattern CORRELATION_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern W3C =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final Pattern XRAY_ROOT =
      Pattern.compile("(?:^|;)Root=1-([0-9a-f]{8})-([0-9a-f]{8})((?!0{16})[0-9a-f]{16})(?:;|$)");
  private static final Pattern XRAY_PARENT =
      Pattern.compile("(?:^|;)Parent=((?!0{16})[0-9a-f]{16})(?:;|$)");
  private static final Pattern XRAY_SAMPLED = Pattern.compile("(?:^|;)Sampled=1(?:;|$)");

  private RequestIds() {}

  /**
   * Returns the client's correlation id if it is safe in logs and headers; defaults to API
   * Gateway's request id.
   */
  public static String correlationId(APIGatewayV2HTTPEvent event) {
    return header(event, "x-correlation-id")
        .filter(id -> CORRELATION_ID.matcher(id).matches())
        .getOrElse(event.getRequestContext().getRequestId());
  }

  /**
   * Returns the client's W3C {@code traceparent} if it is valid; otherwise, API Gateway's X-Ray
   * header, converted to the W3C format.
   */
  public static Option<String> traceParent(APIGatewayV2HTTPEvent event) {
    return header(event, "traceparent")
        .filter(parent -> W3C.matcher(parent).matches())
        .orElse(() -> header(event, "x-amzn-trace-id").flatMap(RequestIds::fromXRay));
  }

  private static Option<String> header(APIGatewayV2HTTPEvent event, String name) {
    return Option.of(event.getHeaders()).flatMap(headers -> Option.of(headers.get(name)));
  }

  /**
   * Converts {@code Root} of an X-Ray header to the trace id, and {@code Parent} to the parent id.
   * If {@code Parent} is missing, the last 16 digits of the trace id are the parent id, because W3C
   * forbids a parent id of zeros.
   */
  private static Option<String> fromXRay(String header) {
    var sampled = XRAY_SAMPLED.matcher(header).find() ? "01" : "00";
    return firstMatch(XRAY_ROOT, header)
        .map(root -> {
          var parentId =
              firstMatch(XRAY_PARENT, header).map(match -> match.group(1)).getOrElse(root.group(3));
          return "00-"
              + root.group(1)
              + root.group(2)
              + root.group(3)
              + "-"
              + parentId
              + "-"
              + sampled;
        });
  }

  private static Option<MatchResult> firstMatch(Pattern pattern, String text) {
    return Option.ofOptional(pattern.matcher(text).results().findFirst());
  }
}
