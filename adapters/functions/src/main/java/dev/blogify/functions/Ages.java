package dev.blogify.functions;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import java.time.Duration;

/**
 * How old what an invocation comes upon is. It stays told if the invocation fails, which is when
 * somebody wants to know.
 */
final class Ages {
  private Map<String, Duration> told = LinkedHashMap.empty();

  void tell(String what, Duration age) {
    told = told.put(what, age);
  }

  Map<String, Duration> told() {
    return told;
  }
}
