package dev.blogify.adapters.in.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Writes a JSON object, member by member; what there is none of is written as null. */
public final class JsonWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private JsonWriter(JsonGenerator json) {
    this.json = json;
  }

  public static String writeObject(Consumer<JsonWriter> members) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      new JsonWriter(json).writeBraces(members);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  public JsonWriter put(String name, String text) {
    return write(() -> json.writeStringField(name, text));
  }

  public JsonWriter put(String name, long number) {
    return write(() -> json.writeNumberField(name, number));
  }

  public JsonWriter put(String name, boolean flag) {
    return write(() -> json.writeBooleanField(name, flag));
  }

  public JsonWriter put(String name, Instant instant) {
    return put(name, Timestamps.format(instant));
  }

  /** Text, or null. */
  public JsonWriter put(String name, Option<String> text) {
    return text.isDefined() ? put(name, text.get()) : write(() -> json.writeNullField(name));
  }

  public JsonWriter putNumber(String name, Option<Integer> number) {
    return number.isDefined() ? put(name, number.get()) : put(name, Option.none());
  }

  public JsonWriter put(String name, Seq<String> texts) {
    return write(() -> {
      json.writeArrayFieldStart(name);
      for (var text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    });
  }

  /** What is JSON already. */
  public JsonWriter putRawJson(String name, String value) {
    return write(() -> {
      json.writeFieldName(name);
      json.writeRawValue(value);
    });
  }

  public JsonWriter putObject(String name, Consumer<JsonWriter> members) {
    return write(() -> {
      json.writeFieldName(name);
      writeBraces(members);
    });
  }

  public <T> JsonWriter putArray(String name, Seq<T> items, BiConsumer<JsonWriter, T> view) {
    return write(() -> {
      json.writeArrayFieldStart(name);
      for (var item : items) {
        writeBraces(members -> view.accept(members, item));
      }
      json.writeEndArray();
    });
  }

  private void writeBraces(Consumer<JsonWriter> members) throws IOException {
    json.writeStartObject();
    members.accept(this);
    json.writeEndObject();
  }

  private JsonWriter write(WriteStep step) {
    try {
      step.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface WriteStep {
    void run() throws IOException;
  }
}
