package dev.blogify.infrastructure.local.importer;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A received JSON object. A member that is missing or has another type is read as none or as empty.
 */
record JsonFields(Map<?, ?> members) {

  /** Parses a JSON object; an empty body is an empty object. */
  static JsonFields parse(byte[] json) {
    try {
      return new JsonFields(json.length == 0 ? Map.of() : JSON.std.mapFrom(json));
    } catch (IOException fault) {
      throw new UncheckedIOException("The response is not a JSON object", fault);
    }
  }

  Option<String> text(String name) {
    return members.get(name) instanceof String text ? Option.of(text) : Option.none();
  }

  JsonFields object(String name) {
    return new JsonFields(members.get(name) instanceof Map<?, ?> object ? object : Map.of());
  }

  Seq<JsonFields> objects(String name) {
    return members.get(name) instanceof Iterable<?> items
        ? List.ofAll(items)
            .filter(Map.class::isInstance)
            .map(item -> new JsonFields((Map<?, ?>) item))
        : List.empty();
  }
}
