package dev.blogify.adapters.in.http;

import dev.blogify.adapters.json.JsonError;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.JsonReader;
import dev.blogify.adapters.json.JsonValue;
import dev.blogify.adapters.json.JsonValue.JsonArray;
import dev.blogify.adapters.json.JsonValue.JsonNull;
import dev.blogify.adapters.json.JsonValue.JsonNumber;
import dev.blogify.adapters.json.JsonValue.JsonString;
import dev.blogify.adapters.json.Timestamps;
import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.TextValidation;
import dev.blogify.domain.media.MediaId;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.time.Instant;
import java.util.function.Function;

/** The fields of a JSON request body. Validation collects the errors of all fields. */
record RequestFields(Map<String, JsonValue> values) {
  static final RequestFields EMPTY = new RequestFields(JsonObject.EMPTY.members());

  private static final int MAX_DEPTH = 20;
  private static final int MAX_NAME_LENGTH = 200;
  private static final JsonReader READER = JsonReader.withLimits(MAX_DEPTH, MAX_NAME_LENGTH);

  /** Checks the JSON type of a field and converts it to a Java type. */
  @FunctionalInterface
  interface JsonTypeReader<R> {
    Validation<Seq<FieldError>, R> read(String pointer, JsonValue value);
  }

  /** Reads a body that is one JSON object of well-formed Unicode without duplicate members. */
  static Validation<Seq<FieldError>, RequestFields> parse(String body) {
    if (!TextValidation.isWellFormed(body)) {
      return FieldError.inBody("", "must be well-formed Unicode").toInvalid();
    }
    return READER
        .read(body)
        .mapLeft(RequestFields::toFieldErrors)
        .<Validation<Seq<FieldError>, RequestFields>>fold(
            Validation::invalid,
            object ->
                object.members().keySet().forAll(TextValidation::isWellFormed)
                    ? Validation.valid(new RequestFields(object.members()))
                    : FieldError.inBody("", "must have names of well-formed Unicode").toInvalid());
  }

  private static Seq<FieldError> toFieldErrors(JsonError error) {
    return switch (error) {
      case JsonError.NotAnObject() -> List.of(FieldError.inBody("", "must be a JSON object"));
      case JsonError.TrailingContent() ->
          List.of(FieldError.inBody("", "must not have content after the JSON object"));
      case JsonError.LimitExceeded _ ->
          List.of(
              FieldError.inBody(
                  "",
                  "must be nested at most %d levels deep, with names of at most %d characters"
                      .formatted(MAX_DEPTH, MAX_NAME_LENGTH)));
      case JsonError.MalformedJson(var line, var column) ->
          List.of(
              FieldError.inBody(
                  "", "must be JSON; syntax error in line %d, column %d".formatted(line, column)));
      case JsonError.DuplicateMembers(var pointers) ->
          pointers
              .map(pointer -> TextValidation.isWellFormed(pointer) ? pointer : "")
              .map(pointer -> FieldError.inBody(pointer, "must not occur twice"));
    };
  }

  static Validation<Seq<FieldError>, String> readString(String pointer, JsonValue value) {
    return value instanceof JsonString(var text)
        ? Validation.valid(text)
        : FieldError.inBody(pointer, "must be a string").toInvalid();
  }

  static Validation<Seq<FieldError>, Seq<String>> readStrings(String pointer, JsonValue value) {
    return value instanceof JsonArray(var items)
        ? Validation.sequence(
            items.zipWithIndex().map(item -> readString(pointer + "/" + item._2, item._1)))
        : FieldError.inBody(pointer, "must be an array of strings").toInvalid();
  }

  static Validation<Seq<FieldError>, Long> readLong(String pointer, JsonValue value) {
    return (value instanceof JsonNumber number ? number.toLong() : Option.<Long>none())
        .toValidation(() -> List.of(FieldError.inBody(pointer, "must be an integer")));
  }

  /** Parses an RFC 3339 timestamp and truncates it to milliseconds. */
  static Validation<Seq<FieldViolation>, Instant> parseTimestamp(String pointer, String raw) {
    return Timestamps.parse(raw)
        .toValidation(() ->
            List.of(
                new FieldViolation(
                    pointer,
                    "must be a date and time of RFC 3339, for example 2026-01-31T09:30:00Z")));
  }

  /** Parses the id of a referenced medium; the use case checks that the medium exists. */
  static Validation<Seq<FieldViolation>, MediaId> parseMediaId(String pointer, String raw) {
    return MediaId.parse(raw)
        .toValidation(() -> List.of(new FieldViolation(pointer, "must be the id of a medium")));
  }

  /** Adds an error for each field whose name is not in the list. */
  <T> Validation<Seq<FieldError>, T> rejectUnknown(
      Seq<String> names, Validation<Seq<FieldError>, T> reading) {
    var unknownFields =
        values
            .keySet()
            .toList()
            .removeAll(names)
            .<FieldError>map(name -> FieldError.inBody(toPointer(name), "is unknown or read-only"));
    return unknownFields.isEmpty()
        ? reading
        : Validation.invalid(reading.fold(unknownFields::prependAll, _ -> unknownFields));
  }

  /** Reads a string field that must be present. */
  <T> Validation<Seq<FieldError>, T> required(
      String name, Function<String, Validation<Seq<FieldViolation>, T>> parse) {
    return required(name, RequestFields::readString, parse);
  }

  <R, T> Validation<Seq<FieldError>, T> required(
      String name,
      JsonTypeReader<R> typeReader,
      Function<R, Validation<Seq<FieldViolation>, T>> parse) {
    return values
        .get(name)
        .map(value -> read(name, value, typeReader, parse))
        .getOrElse(() -> FieldError.inBody(toPointer(name), "is required").toInvalid());
  }

  /** Reads a string field that can be absent; null is an error. */
  <T> Validation<Seq<FieldError>, Option<T>> optional(
      String name, Function<String, Validation<Seq<FieldViolation>, T>> parse) {
    return optional(name, RequestFields::readString, parse);
  }

  <R, T> Validation<Seq<FieldError>, Option<T>> optional(
      String name,
      JsonTypeReader<R> typeReader,
      Function<R, Validation<Seq<FieldViolation>, T>> parse) {
    return values
        .get(name)
        .map(value -> read(name, value, typeReader, parse).map(Option::some))
        .getOrElse(() -> Validation.valid(Option.none()));
  }

  /**
   * Reads a string field that can be absent or null. The outer option is empty if the field is
   * absent; the inner option is empty if the field is null.
   */
  <T> Validation<Seq<FieldError>, Option<Option<T>>> removable(
      String name, Function<String, Validation<Seq<FieldViolation>, T>> parse) {
    return values.get(name).contains(new JsonNull())
        ? Validation.valid(Option.some(Option.none()))
        : optional(name, parse).map(given -> given.map(Option::some));
  }

  /** Reads a field whose value null means an empty value. */
  <R, T> Validation<Seq<FieldError>, Option<T>> emptiable(
      String name,
      JsonTypeReader<R> typeReader,
      Function<R, Validation<Seq<FieldViolation>, T>> parse,
      T empty) {
    return values.get(name).contains(new JsonNull())
        ? Validation.valid(Option.some(empty))
        : optional(name, typeReader, parse);
  }

  /** Reads a string field; absence and null are equivalent. */
  <T> Validation<Seq<FieldError>, Option<T>> nullable(
      String name, Function<String, Validation<Seq<FieldViolation>, T>> parse) {
    return removable(name, parse).map(given -> given.flatMap(value -> value));
  }

  private static <R, T> Validation<Seq<FieldError>, T> read(
      String name,
      JsonValue value,
      JsonTypeReader<R> typeReader,
      Function<R, Validation<Seq<FieldViolation>, T>> parse) {
    return typeReader
        .read(toPointer(name), value)
        .flatMap(raw -> parse.apply(raw).mapError(FieldError::inBody));
  }

  private static String toPointer(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
