package dev.blogify.infrastructure.local.importer;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.BiConsumer;

/** A JSON object that came in; what is not there, or of another type than asked for, is none. */
record JsonFields(Map<?, ?> members) {

  static JsonFields parse(byte[] json) {
    try {
      return new JsonFields(json.length == 0 ? Map.of() : JSON.std.mapFrom(json));
    } catch (IOException fault) {
      throw new UncheckedIOException("That was not JSON", fault);
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
            .flatMap(item ->
                item instanceof Map<?, ?> object ? List.of(new JsonFields(object)) : List.empty())
        : List.empty();
  }

  void forEach(BiConsumer<String, String> receiver) {
    members.forEach((name, value) -> receiver.accept(String.valueOf(name), String.valueOf(value)));
  }
}
