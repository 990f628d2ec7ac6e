package dev.blogify.adapters.in.http.json;

import dev.blogify.domain.FieldViolation;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.function.Function;

/** The fields of a request's body, read one by one so that all flaws can be told at once. */
public record RequestFields(Map<String, JsonValue> values) {
  public static final RequestFields EMPTY = new RequestFields(HashMap.empty());

  /** How a JSON value becomes something that the domain can read. */
  @FunctionalInterface
  public interface JsonTypeReader<R> {
    Validation<Seq<FieldError>, R> read(String pointer, JsonValue value);
  }

  public static Validation<Seq<FieldError>, String> readString(String pointer, JsonValue value) {
    return value instanceof JsonValue.StringValue(var text)
        ? Validation.valid(text)
        : FieldError.inBody(pointer, "must be a text").toInvalid();
  }

  public static Validation<Seq<FieldError>, Seq<String>> readStrings(
      String pointer, JsonValue value) {
    return value instanceof JsonValue.ArrayValue(var items)
        ? Validation.sequence(
            items.zipWithIndex().map(item -> readString(pointer + "/" + item._2, item._1)))
        : FieldError.inBody(pointer, "must be an array of texts").toInvalid();
  }

  public static Validation<Seq<FieldError>, Long> readLong(String pointer, JsonValue value) {
    return value instanceof JsonValue.LongValue(var number)
        ? Validation.valid(number)
        : FieldError.inBody(pointer, "must be a whole number").toInvalid();
  }

  /** What was read, if there are no other fields, be they unknown or set by Blogify alone. */
  public <T> Validation<Seq<FieldError>, T> rejectUnknown(
      Seq<String> names, Validation<Seq<FieldError>, T> reading) {
    var aliens =
        values
            .keySet()
            .toList()
            .removeAll(names)
            .<FieldError>map(name ->
                FieldError.inBody(JsonValue.toPointer(name), "is no field that can be set here"));
    return aliens.isEmpty()
        ? reading
        : Validation.invalid(reading.fold(aliens::prependAll, _ -> aliens));
  }

  /** A field that must be there. */
  public <R, T> Validation<Seq<FieldError>, T> required(
      String name, JsonTypeReader<R> shape, Function<R, Validation<Seq<FieldViolation>, T>> parse) {
    return values
        .get(name)
        .map(value -> read(name, value, shape, parse))
        .getOrElse(() -> FieldError.inBody(JsonValue.toPointer(name), "is required").toInvalid());
  }

  /** A field that may be absent, but not null. */
  public <R, T> Validation<Seq<FieldError>, Option<T>> optional(
      String name, JsonTypeReader<R> shape, Function<R, Validation<Seq<FieldViolation>, T>> parse) {
    return values
        .get(name)
        .map(value -> read(name, value, shape, parse).map(Option::some))
        .getOrElse(() -> Validation.valid(Option.none()));
  }

  /** A field that may be absent or null; which of the two, the outer option says. */
  public <R, T> Validation<Seq<FieldError>, Option<Option<T>>> removable(
      String name, JsonTypeReader<R> shape, Function<R, Validation<Seq<FieldViolation>, T>> parse) {
    return values
        .get(name)
        .map(value ->
            value instanceof JsonValue.NullValue
                ? Validation.<Seq<FieldError>, Option<Option<T>>>valid(Option.some(Option.none()))
                : read(name, value, shape, parse).map(read -> Option.some(Option.some(read))))
        .getOrElse(() -> Validation.valid(Option.none()));
  }

  /** A field that may be absent or null, which means the same. */
  public <R, T> Validation<Seq<FieldError>, Option<T>> nullable(
      String name, JsonTypeReader<R> shape, Function<R, Validation<Seq<FieldViolation>, T>> parse) {
    return removable(name, shape, parse).map(given -> given.flatMap(value -> value));
  }

  private static <R, T> Validation<Seq<FieldError>, T> read(
      String name,
      JsonValue value,
      JsonTypeReader<R> shape,
      Function<R, Validation<Seq<FieldViolation>, T>> parse) {
    return shape
        .read(JsonValue.toPointer(name), value)
        .flatMap(raw -> parse.apply(raw).mapError(FieldError::inBody));
  }
}
