package dev.blogify.adapters.http;

import dev.blogify.domain.Violation;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.function.Function;

/** The fields of a request's body, read one by one so that all flaws can be told at once. */
record Fields(Map<String, Json> members) {
  static final Fields NONE = new Fields(HashMap.empty());

  /** How a JSON value becomes something that the domain can read. */
  @FunctionalInterface
  interface Shape<R> {
    Validation<Seq<Flaw>, R> read(String pointer, Json value);
  }

  static Validation<Seq<Flaw>, String> text(String pointer, Json value) {
    return value instanceof Json.Words(var text)
        ? Validation.valid(text)
        : Flaw.inBody(pointer, "must be a text").alone();
  }

  static Validation<Seq<Flaw>, Seq<String>> texts(String pointer, Json value) {
    return value instanceof Json.Array(var items)
        ? Validation.sequence(
            items.zipWithIndex().map(item -> text(pointer + "/" + item._2, item._1)))
        : Flaw.inBody(pointer, "must be an array of texts").alone();
  }

  static Validation<Seq<Flaw>, Long> wholeNumber(String pointer, Json value) {
    return value instanceof Json.Whole(var number)
        ? Validation.valid(number)
        : Flaw.inBody(pointer, "must be a whole number").alone();
  }

  /** What was read, if there are no other fields, be they unknown or set by Blogify alone. */
  <T> Validation<Seq<Flaw>, T> only(Seq<String> names, Validation<Seq<Flaw>, T> reading) {
    var aliens =
        members
            .keySet()
            .toList()
            .removeAll(names)
            .<Flaw>map(name -> Flaw.inBody(Json.pointer(name), "is no field that can be set here"));
    return aliens.isEmpty()
        ? reading
        : Validation.invalid(reading.fold(aliens::prependAll, _ -> aliens));
  }

  /** A field that must be there. */
  <R, T> Validation<Seq<Flaw>, T> required(
      String name, Shape<R> shape, Function<R, Validation<Seq<Violation>, T>> parse) {
    return members
        .get(name)
        .map(value -> read(name, value, shape, parse))
        .getOrElse(() -> Flaw.inBody(Json.pointer(name), "is required").alone());
  }

  /** A field that may be absent, but not null. */
  <R, T> Validation<Seq<Flaw>, Option<T>> optional(
      String name, Shape<R> shape, Function<R, Validation<Seq<Violation>, T>> parse) {
    return members
        .get(name)
        .map(value -> read(name, value, shape, parse).map(Option::some))
        .getOrElse(() -> Validation.valid(Option.none()));
  }

  /** A field that may be absent or null; which of the two, the outer option says. */
  <R, T> Validation<Seq<Flaw>, Option<Option<T>>> removable(
      String name, Shape<R> shape, Function<R, Validation<Seq<Violation>, T>> parse) {
    return members
        .get(name)
        .map(value ->
            value instanceof Json.Null
                ? Validation.<Seq<Flaw>, Option<Option<T>>>valid(Option.some(Option.none()))
                : read(name, value, shape, parse).map(read -> Option.some(Option.some(read))))
        .getOrElse(() -> Validation.valid(Option.none()));
  }

  /** A field that may be absent or null, which means the same. */
  <R, T> Validation<Seq<Flaw>, Option<T>> nullable(
      String name, Shape<R> shape, Function<R, Validation<Seq<Violation>, T>> parse) {
    return removable(name, shape, parse).map(given -> given.flatMap(value -> value));
  }

  private static <R, T> Validation<Seq<Flaw>, T> read(
      String name, Json value, Shape<R> shape, Function<R, Validation<Seq<Violation>, T>> parse) {
    return shape
        .read(Json.pointer(name), value)
        .flatMap(raw -> parse.apply(raw).mapError(Flaw::inBody));
  }
}
