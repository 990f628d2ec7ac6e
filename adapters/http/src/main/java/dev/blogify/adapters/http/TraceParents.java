package dev.blogify.adapters.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** What joins a request to the trace that it is part of (W3C Trace Context). */
public final class TraceParents {
  private static final Pattern FIT =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

  private TraceParents() {}

  /** The caller's own; a malformed one counts as none. */
  public static Option<String> of(APIGatewayV2HTTPEvent event) {
    return Option.of(event.getHeaders())
        .flatMap(headers -> Option.of(headers.get("traceparent")))
        .filter(parent -> FIT.matcher(parent).matches());
  }
}
