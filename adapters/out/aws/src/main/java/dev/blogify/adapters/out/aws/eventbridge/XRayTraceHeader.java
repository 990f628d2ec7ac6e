package dev.blogify.adapters.out.aws.eventbridge;

import io.vavr.control.Option;
import java.util.regex.Pattern;

/** Converts a W3C trace context to an X-Ray trace header, which EventBridge passes to targets. */
final class XRayTraceHeader {
  private static final Pattern TRACE_PARENT =
      Pattern.compile("00-([0-9a-f]{8})([0-9a-f]{24})-([0-9a-f]{16})-([0-9a-f]{2})");

  private static final int SAMPLED_FLAG = 1;

  private XRayTraceHeader() {}

  /** Converts a trace context of version 00; returns none for other versions. */
  static Option<String> fromTraceParent(String traceParent) {
    var parts = TRACE_PARENT.matcher(traceParent);
    return Option.when(
        parts.matches(),
        () ->
            "Root=1-%s-%s;Parent=%s;Sampled=%d"
                .formatted(
                    parts.group(1),
                    parts.group(2),
                    parts.group(3),
                    Integer.parseInt(parts.group(4), 16) & SAMPLED_FLAG));
  }
}
