package dev.blogify.adapters.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.blogify.adapters.json.JsonValue.JsonArray;
import dev.blogify.adapters.json.JsonValue.JsonBoolean;
import dev.blogify.adapters.json.JsonValue.JsonNull;
import dev.blogify.adapters.json.JsonValue.JsonNumber;
import dev.blogify.adapters.json.JsonValue.JsonString;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;

/** Reads one JSON object. Objects with duplicate member names are refused at every depth. */
public final class JsonReader {
  /**
   * The reader for trusted text, which Blogify or an AWS service wrote. It applies Jackson's
   * limits, such as a depth of 500.
   */
  public static final JsonReader DEFAULT = new JsonReader(StreamReadConstraints.defaults());

  private final JsonFactory factory;

  private JsonReader(StreamReadConstraints limits) {
    factory = new JsonFactoryBuilder().streamReadConstraints(limits).build();
  }

  /**
   * Creates a reader for untrusted text from clients.
   *
   * @param maxDepth the deepest nesting of objects and arrays
   * @param maxNameLength the longest member name, in characters
   */
  public static JsonReader withLimits(int maxDepth, int maxNameLength) {
    return new JsonReader(
        StreamReadConstraints.builder()
            .maxNestingDepth(maxDepth)
            .maxNameLength(maxNameLength)
            .build());
  }

  public Either<JsonError, JsonObject> read(String text) {
    try (var parser = factory.createParser(text)) {
      return read(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory failed", e);
    }
  }

  /** Reads UTF-8 and closes the stream. */
  public Either<JsonError, JsonObject> read(InputStream in) throws IOException {
    try (var parser = factory.createParser(in)) {
      return read(parser);
    }
  }

  private static Either<JsonError, JsonObject> read(JsonParser parser) throws IOException {
    var duplicates = new ArrayList<String>();
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Either.left(new JsonError.NotAnObject());
      }
      var object = readMembers(parser, duplicates);
      if (parser.nextToken() != null) {
        return Either.left(new JsonError.TrailingContent());
      }
      return duplicates.isEmpty()
          ? Either.right(object)
          : Either.left(new JsonError.DuplicateMembers(List.ofAll(duplicates)));
    } catch (StreamConstraintsException e) {
      return Either.left(new JsonError.LimitExceeded(e.getOriginalMessage()));
    } catch (JsonProcessingException e) {
      var location = e.getLocation();
      return Either.left(new JsonError.MalformedJson(location.getLineNr(), location.getColumnNr()));
    }
  }

  private static JsonObject readMembers(JsonParser parser, Collection<String> duplicates)
      throws IOException {
    var members = new LinkedHashMap<String, JsonValue>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      if (members.containsKey(name)) {
        duplicates.add(parser.getParsingContext().pathAsPointer().toString());
      }
      parser.nextToken();
      members.put(name, readValue(parser, duplicates));
    }
    return new JsonObject(io.vavr.collection.LinkedHashMap.ofAll(members));
  }

  private static JsonValue readValue(JsonParser parser, Collection<String> duplicates)
      throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readMembers(parser, duplicates);
      case START_ARRAY -> {
        var items = new ArrayList<JsonValue>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(readValue(parser, duplicates));
        }
        yield new JsonArray(Vector.ofAll(items));
      }
      case VALUE_STRING -> new JsonString(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText());
      case VALUE_TRUE -> new JsonBoolean(true);
      case VALUE_FALSE -> new JsonBoolean(false);
      case VALUE_NULL -> new JsonNull();
      default -> throw new IllegalStateException("Unexpected token " + parser.currentToken());
    };
  }
}
