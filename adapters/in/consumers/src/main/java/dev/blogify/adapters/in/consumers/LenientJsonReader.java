package dev.blogify.adapters.in.consumers;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads values of JSON whatever they are, and always to their end. */
final class LenientJsonReader {
  private LenientJsonReader() {}

  /** Calls back for each member of an object, on its value; for none where there is no object. */
  static void forEachField(JsonParser json, FieldReader member) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var name = json.currentName();
        json.nextToken();
        member.read(name);
      }
    } else {
      json.skipChildren();
    }
  }

  /** What is in a list; null where there is none. */
  static <T> @Nullable List<T> readList(JsonParser json, ValueReader<T> value) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return null;
    }
    var list = new ArrayList<T>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      list.add(value.read(json));
    }
    return list;
  }

  /** What is text or could be; null where there is none. */
  static @Nullable String readText(JsonParser json) throws IOException {
    var text = json.getValueAsString();
    json.skipChildren();
    return text;
  }

  /** The texts in a list; null where there is none. */
  static @Nullable List<String> readTexts(JsonParser json) throws IOException {
    var texts = readList(json, each -> Option.of(readText(each)));
    return texts == null ? null : texts.stream().flatMap(Option::toJavaStream).toList();
  }

  static boolean readBoolean(JsonParser json) throws IOException {
    var flag = json.getValueAsBoolean();
    json.skipChildren();
    return flag;
  }

  @FunctionalInterface
  interface FieldReader {
    void read(String name) throws IOException;
  }

  @FunctionalInterface
  interface ValueReader<T> {
    T read(JsonParser json) throws IOException;
  }
}
