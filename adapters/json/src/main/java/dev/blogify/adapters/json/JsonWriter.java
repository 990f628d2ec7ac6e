package dev.blogify.adapters.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes a JSON tree without insignificant white space. */
final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonWriter() {}

  static String write(JsonObject object) {
    var text = new StringWriter();
    try (var generator = FACTORY.createGenerator(text)) {
      write(object, generator);
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
    return text.toString();
  }

  static void write(JsonObject object, OutputStream out) throws IOException {
    try (var generator = FACTORY.createGenerator(out)) {
      write(object, generator);
    }
  }

  private static void write(JsonValue value, JsonGenerator generator) throws IOException {
    switch (value) {
      case JsonValue.JsonString(var text) -> generator.writeString(text);
      case JsonValue.JsonNumber(var literal) -> generator.writeNumber(literal);
      case JsonValue.JsonBoolean(var flag) -> generator.writeBoolean(flag);
      case JsonValue.JsonNull() -> generator.writeNull();
      case JsonValue.JsonArray(var items) -> {
        generator.writeStartArray();
        for (var item : items) {
          write(item, generator);
        }
        generator.writeEndArray();
      }
      case JsonObject(var members) -> {
        generator.writeStartObject();
        for (var member : members) {
          generator.writeFieldName(member._1);
          write(member._2, generator);
        }
        generator.writeEndObject();
      }
    }
  }
}
