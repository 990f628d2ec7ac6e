package dev.blogify.infrastructure.cdk.events;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import software.amazon.awscdk.services.events.EventPattern;

/** An EventBridge pattern, as subscriptions write it, in CDK's words. */
final class EventPatterns {
  private static final Set<String> CDK_FIELDS = HashSet.of("source", "detail-type", "detail");

  private EventPatterns() {}

  static EventPattern parse(String json) {
    var pattern = readFields(json);
    var builder = EventPattern.builder();
    pattern.get("source").map(EventPatterns::toStrings).forEach(builder::source);
    pattern.get("detail-type").map(EventPatterns::toStrings).forEach(builder::detailType);
    pattern.get("detail").map(EventPatterns::toObject).forEach(builder::detail);
    return builder.build();
  }

  /** The members for which CDK has no words, such as {@code replay-name}. */
  static Map<String, Object> fieldsUnknownToCdk(String json) {
    return readFields(json).removeAll(CDK_FIELDS);
  }

  private static Map<String, Object> readFields(String json) {
    try {
      return HashMap.ofAll(JSON.std.mapFrom(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> toStrings(Object array) {
    return ((List<?>) array).stream().map(Object::toString).toList();
  }

  private static java.util.Map<String, Object> toObject(Object json) {
    return HashMap.ofAll((java.util.Map<?, ?>) json)
        .map((key, value) -> io.vavr.Tuple.of(key.toString(), (Object) value))
        .toJavaMap();
  }
}
