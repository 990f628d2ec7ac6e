package dev.blogify.infrastructure.cdk.events;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awscdk.services.events.EventPattern;

/** Converts EventBridge event patterns from JSON to CDK's type. */
final class EventPatterns {
  private EventPatterns() {}

  @SuppressWarnings("unchecked") // arrays of strings, and an object with strings as keys
  static EventPattern parse(String json) {
    var fields = fields(json);
    return EventPattern.builder()
        .source((List<String>) fields.get("source"))
        .detailType((List<String>) fields.get("detail-type"))
        .detail((Map<String, Object>) fields.get("detail"))
        .build();
  }

  /** The fields that CDK's type lacks, such as {@code replay-name}. */
  static Map<String, Object> fieldsUnknownToCdk(String json) {
    var fields = fields(json);
    fields.keySet().removeAll(Set.of("source", "detail-type", "detail"));
    return fields;
  }

  private static Map<String, Object> fields(String json) {
    try {
      return JSON.std.mapFrom(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
