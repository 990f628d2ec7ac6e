package dev.blogify.adapters.json;

import io.vavr.collection.Seq;

/** The reason for which a text is refused as a JSON object. */
public sealed interface JsonError {
  record NotAnObject() implements JsonError {}

  record TrailingContent() implements JsonError {}

  /** The text exceeds a limit of the reader, for example on nesting. */
  record LimitExceeded(String message) implements JsonError {}

  /** The text is not JSON; line and column begin at 1. */
  record MalformedJson(int line, int column) implements JsonError {}

  /** An object has two members with the same name; the pointers are JSON Pointers (RFC 6901). */
  record DuplicateMembers(Seq<String> pointers) implements JsonError {}

  default String description() {
    return switch (this) {
      case NotAnObject() -> "Malformed JSON: not an object";
      case TrailingContent() -> "Malformed JSON: content after the object";
      case LimitExceeded(var message) -> "Malformed JSON: " + message;
      case MalformedJson(var line, var column) ->
          "Malformed JSON: syntax error in line %d, column %d".formatted(line, column);
      case DuplicateMembers(var pointers) ->
          "Malformed JSON: duplicate members " + pointers.mkString(", ");
    };
  }
}
