package dev.blogify.adapters.in.http.apigateway;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.vavr.control.Option;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The trace of a request in the format of W3C Trace Context. */
public final class TraceParents {
  private static final Pattern W3C =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final Pattern XRAY_ROOT =
      Pattern.compile("(?:^|;)Root=1-([0-9a-f]{8})-([0-9a-f]{8})((?!0{16})[0-9a-f]{16})(?:;|$)");
  private static final Pattern XRAY_PARENT =
      Pattern.compile("(?:^|;)Parent=((?!0{16})[0-9a-f]{16})(?:;|$)");
  private static final Pattern XRAY_SAMPLED = Pattern.compile("(?:^|;)Sampled=1(?:;|$)");

  private TraceParents() {}

  /** The client's header if it is valid, or else API Gateway's X-Ray header in W3C format. */
  public static Option<String> fromEvent(APIGatewayV2HTTPEvent event) {
    return header(event, "traceparent")
        .filter(parent -> W3C.matcher(parent).matches())
        .orElse(() -> header(event, "x-amzn-trace-id").flatMap(TraceParents::fromXRay));
  }

  private static Option<String> header(APIGatewayV2HTTPEvent event, String name) {
    return Option.of(event.getHeaders()).flatMap(headers -> Option.of(headers.get(name)));
  }

  /**
   * Converts X-Ray's Root to the trace id and Parent to the parent id. Without a Parent, the parent
   * id is the end of the trace id, because a W3C parent id must not be zero.
   */
  private static Option<String> fromXRay(String header) {
    var sampled = XRAY_SAMPLED.matcher(header).find() ? "01" : "00";
    return firstMatch(XRAY_ROOT, header)
        .map(root -> {
          var span =
              firstMatch(XRAY_PARENT, header)
                  .map(parent -> parent.group(1))
                  .getOrElse(root.group(3));
          return "00-" + root.group(1) + root.group(2) + root.group(3) + "-" + span + "-" + sampled;
        });
  }

  private static Option<MatchResult> firstMatch(Pattern pattern, String text) {
    return Option.ofOptional(pattern.matcher(text).results().findFirst());
  }
}
