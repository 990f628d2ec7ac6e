package dev.blogify.adapters.http;

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
final class Members {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;

  private Members(JsonGenerator json) {
    this.json = json;
  }

  static String object(Consumer<Members> members) {
    var text = new StringWriter();
    try (var json = JSON.createGenerator(text)) {
      new Members(json).braces(members);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  Members put(String name, String text) {
    return write(() -> json.writeStringField(name, text));
  }

  Members put(String name, long number) {
    return write(() -> json.writeNumberField(name, number));
  }

  Members put(String name, boolean flag) {
    return write(() -> json.writeBooleanField(name, flag));
  }

  Members put(String name, Instant instant) {
    return put(name, Timestamps.format(instant));
  }

  /** Text, or null. */
  Members put(String name, Option<String> text) {
    return text.isDefined() ? put(name, text.get()) : write(() -> json.writeNullField(name));
  }

  Members putNumber(String name, Option<Integer> number) {
    return number.isDefined() ? put(name, number.get()) : put(name, Option.none());
  }

  Members put(String name, Seq<String> texts) {
    return write(() -> {
      json.writeArrayFieldStart(name);
      for (var text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    });
  }

  /** What is JSON already. */
  Members putJson(String name, String value) {
    return write(() -> {
      json.writeFieldName(name);
      json.writeRawValue(value);
    });
  }

  Members putObject(String name, Consumer<Members> members) {
    return write(() -> {
      json.writeFieldName(name);
      braces(members);
    });
  }

  <T> Members putObjects(String name, Seq<T> items, BiConsumer<Members, T> view) {
    return write(() -> {
      json.writeArrayFieldStart(name);
      for (var item : items) {
        braces(members -> view.accept(members, item));
      }
      json.writeEndArray();
    });
  }

  private void braces(Consumer<Members> members) throws IOException {
    json.writeStartObject();
    members.accept(this);
    json.writeEndObject();
  }

  private Members write(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }
}
