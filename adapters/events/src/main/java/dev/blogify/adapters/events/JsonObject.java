package dev.blogify.adapters.events;

import com.fasterxml.jackson.jr.ob.JSON;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A JSON object in the making; its fields are written in the order in which they came. */
final class JsonObject {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Map<String, Object> fields = new LinkedHashMap<>();

  JsonObject put(String name, String value) {
    return field(name, value);
  }

  JsonObject put(String name, boolean value) {
    return field(name, value);
  }

  JsonObject put(String name, long value) {
    return field(name, value);
  }

  JsonObject put(String name, Instant value) {
    return field(name, TIME.format(value));
  }

  JsonObject put(String name, Seq<String> values) {
    return field(name, values.asJava());
  }

  JsonObject put(String name, JsonObject value) {
    return field(name, value.fields);
  }

  String text() {
    try {
      return JSON.std.asString(fields);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
  }

  private JsonObject field(String name, Object value) {
    fields.put(name, value);
    return this;
  }
}
