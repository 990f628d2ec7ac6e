package dev.blogify.adapters.json;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * An immutable JSON object, whose members are written in insertion order. If a member is missing or
 * has another type, a method that reads a required member throws {@link IllegalArgumentException},
 * and an {@code optional} method returns empty.
 */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {
  public static final JsonObject EMPTY = new JsonObject(LinkedHashMap.empty());

  /** Parses trusted text, which Blogify or an AWS service wrote. */
  public static JsonObject parse(String json) {
    return JsonReader.DEFAULT
        .read(json)
        .getOrElseThrow(error -> new IllegalArgumentException(error.description()));
  }

  public JsonObject with(String name, JsonValue value) {
    return new JsonObject(members.put(name, value));
  }

  public JsonObject with(String name, String text) {
    return with(name, new JsonString(text));
  }

  public JsonObject with(String name, long number) {
    return with(name, JsonNumber.of(number));
  }

  public JsonObject with(String name, boolean flag) {
    return with(name, new JsonBoolean(flag));
  }

  /** Adds a timestamp in the form of {@link Timestamps#format}. */
  public JsonObject with(String name, Instant instant) {
    return with(name, Timestamps.format(instant));
  }

  public JsonObject with(String name, Seq<String> texts) {
    return with(name, JsonArray.ofStrings(texts));
  }

  public JsonObject withObjects(String name, Seq<JsonObject> objects) {
    return with(name, new JsonArray(objects.map(object -> object)));
  }

  /** Adds a member only if there is a value. */
  public JsonObject withOptional(String name, Option<String> text) {
    return text.map(value -> with(name, value)).getOrElse(this);
  }

  /** Adds a member that is null if there is no value. */
  public JsonObject withNullable(String name, Option<String> text) {
    return with(name, text.<JsonValue>map(JsonString::new).getOrElse(new JsonNull()));
  }

  public boolean contains(String name) {
    return members.containsKey(name);
  }

  public Option<JsonValue> get(String name) {
    return members.get(name);
  }

  public String text(String name) {
    return require(optionalText(name), name, "string");
  }

  public Option<String> optionalText(String name) {
    return get(name)
        .flatMap(
            value -> value instanceof JsonString(var text) ? Option.some(text) : Option.none());
  }

  public long number(String name) {
    return require(
        get(name)
            .flatMap(value -> value instanceof JsonNumber number ? number.toLong() : Option.none()),
        name,
        "integer");
  }

  public JsonObject object(String name) {
    return require(optionalObject(name), name, "object");
  }

  public Option<JsonObject> optionalObject(String name) {
    return get(name).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  public Seq<JsonValue> array(String name) {
    return require(optionalArray(name), name, "array");
  }

  public Option<Seq<JsonValue>> optionalArray(String name) {
    return get(name)
        .flatMap(
            value -> value instanceof JsonArray(var items) ? Option.some(items) : Option.none());
  }

  public Seq<String> texts(String name) {
    return array(name)
        .map(item ->
            item instanceof JsonString(var text)
                ? text
                : require(Option.<String>none(), name, "array of strings"));
  }

  public Seq<JsonObject> objects(String name) {
    return array(name)
        .map(item ->
            item instanceof JsonObject object
                ? object
                : require(Option.<JsonObject>none(), name, "array of objects"));
  }

  /** The members that are strings, numbers or booleans, as text. */
  public Map<String, String> scalarTexts() {
    return members
        .mapValues(JsonValue::scalarText)
        .filterValues(Option::isDefined)
        .mapValues(Option::get);
  }

  public String toJson() {
    return JsonWriter.write(this);
  }

  /** Writes the object as UTF-8 and closes the stream. */
  public void writeTo(OutputStream out) throws IOException {
    JsonWriter.write(this, out);
  }

  private static <T> T require(Option<T> value, String name, String type) {
    return value.getOrElseThrow(
        () -> new IllegalArgumentException("Required %s member: %s".formatted(type, name)));
  }
}
