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
final class JsonObjectBuilder {
  private static final DateTimeFormatter TIMESTAMP_FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Map<String, Object> fields = new LinkedHashMap<>();

  JsonObjectBuilder put(String name, String value) {
    return putField(name, value);
  }

  JsonObjectBuilder put(String name, boolean value) {
    return putField(name, value);
  }

  JsonObjectBuilder put(String name, long value) {
    return putField(name, value);
  }

  JsonObjectBuilder put(String name, Instant value) {
    return putField(name, TIMESTAMP_FORMAT.format(value));
  }

  JsonObjectBuilder put(String name, Seq<String> values) {
    return putField(name, values.asJava());
  }

  JsonObjectBuilder put(String name, JsonObjectBuilder value) {
    return putField(name, value.fields);
  }

  String toJson() {
    try {
      return JSON.std.asString(fields);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
  }

  private JsonObjectBuilder putField(String name, Object value) {
    fields.put(name, value);
    return this;
  }
}
