package dev.blogify.cdk;

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
final class Pattern {
  private static final Set<String> KNOWN = HashSet.of("source", "detail-type", "detail");

  private Pattern() {}

  static EventPattern parse(String json) {
    var pattern = read(json);
    var builder = EventPattern.builder();
    pattern.get("source").map(Pattern::strings).forEach(builder::source);
    pattern.get("detail-type").map(Pattern::strings).forEach(builder::detailType);
    pattern.get("detail").map(Pattern::object).forEach(builder::detail);
    return builder.build();
  }

  /** The members for which CDK has no words, such as {@code replay-name}. */
  static Map<String, Object> besides(String json) {
    return read(json).removeAll(KNOWN);
  }

  private static Map<String, Object> read(String json) {
    try {
      return HashMap.ofAll(JSON.std.mapFrom(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> strings(Object array) {
    return ((List<?>) array).stream().map(Object::toString).toList();
  }

  private static java.util.Map<String, Object> object(Object json) {
    return HashMap.ofAll((java.util.Map<?, ?>) json)
        .map((key, value) -> io.vavr.Tuple.of(key.toString(), (Object) value))
        .toJavaMap();
  }
}
