package dev.blogify.infrastructure.cdk.events;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.services.events.EventPattern;

/** Converts EventBridge event patterns from JSON to CDK's type. */
final class EventPatterns {
  private static final Set<String> CDK_FIELDS = HashSet.of("source", "detail-type", "detail");

  private EventPatterns() {}

  static EventPattern parse(String json) {
    var fields = fields(json);
    return EventPattern.builder()
        .source(strings(fields.get("source")))
        .detailType(strings(fields.get("detail-type")))
        .detail(detail(fields.get("detail")))
        .build();
  }

  /** The fields that CDK's type lacks, such as {@code replay-name}. */
  static Map<String, Object> fieldsUnknownToCdk(String json) {
    return fields(json).removeAll(CDK_FIELDS);
  }

  private static Map<String, Object> fields(String json) {
    try {
      return HashMap.ofAll(JSON.std.mapFrom(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked") // JSON of strings
  private static @Nullable List<String> strings(Option<Object> array) {
    return (List<String>) array.getOrNull();
  }

  @SuppressWarnings("unchecked") // JSON objects have strings as keys
  private static java.util.@Nullable Map<String, Object> detail(Option<Object> object) {
    return (java.util.Map<String, Object>) object.getOrNull();
  }
}
