package dev.blogify.adapters.in.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.blogify.domain.TextValidation;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;

/** A JSON value, as far as any request needs to look into it. */
public sealed interface JsonValue {
  record StringValue(String text) implements JsonValue {}

  record LongValue(long number) implements JsonValue {}

  record ArrayValue(Seq<JsonValue> items) implements JsonValue {}

  record NullValue() implements JsonValue {}

  /** An object, a truth value, a fraction, or a number beyond {@code long}. */
  record OtherValue() implements JsonValue {}

  /** The members of the object that a text holds, and nothing beside it; each name once. */
  static Validation<Seq<FieldError>, Map<String, JsonValue>> parseObject(String text) {
    if (!TextValidation.isWellFormed(text)) {
      return FieldError.inBody("", "must be well-formed Unicode").toInvalid();
    }
    try (var json = TokenReader.JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return FieldError.inBody("", "must be a JSON object").toInvalid();
      }
      var members = TokenReader.members(json);
      return json.nextToken() == null
          ? members
          : FieldError.inBody("", "must be one JSON object and nothing behind it").toInvalid();
    } catch (StreamConstraintsException _) {
      return FieldError.inBody(
              "",
              "must be nested at most %d deep, with names of at most %d characters"
                  .formatted(TokenReader.MAX_DEPTH, TokenReader.MAX_NAME))
          .toInvalid();
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      return FieldError.inBody(
              "", "is no JSON: line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()))
          .toInvalid();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String toPointer(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** Fills the values from Jackson's tokens. */
  final class TokenReader {
    private static final int MAX_DEPTH = 20;
    private static final int MAX_NAME = 200;
    private static final JsonFactory JSON =
        new JsonFactoryBuilder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(MAX_NAME)
                    .build())
            .build();

    private TokenReader() {}

    private static Validation<Seq<FieldError>, Map<String, JsonValue>> members(JsonParser json)
        throws IOException {
      var members = new java.util.LinkedHashMap<String, JsonValue>();
      var flaws = new ArrayList<FieldError>();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        var name = json.currentName();
        json.nextToken();
        var value = value(json);
        if (!TextValidation.isWellFormed(name)) {
          flaws.add(FieldError.inBody("", "has a name that is no well-formed Unicode"));
        } else if (members.containsKey(name)) {
          flaws.add(FieldError.inBody(toPointer(name), "must be there once"));
        } else {
          members.put(name, value);
        }
      }
      return flaws.isEmpty()
          ? Validation.valid(LinkedHashMap.ofAll(members))
          : Validation.invalid(List.ofAll(flaws));
    }

    private static JsonValue value(JsonParser json) throws IOException {
      return switch (json.currentToken()) {
        case VALUE_STRING -> new StringValue(json.getText());
        case VALUE_NULL -> new NullValue();
        case VALUE_NUMBER_INT -> number(json);
        case START_ARRAY -> array(json);
        default -> {
          json.skipChildren();
          yield new OtherValue();
        }
      };
    }

    private static JsonValue number(JsonParser json) throws IOException {
      return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
          ? new OtherValue()
          : new LongValue(json.getLongValue());
    }

    private static JsonValue array(JsonParser json) throws IOException {
      var items = List.<JsonValue>empty();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        items = items.prepend(value(json));
      }
      return new ArrayValue(items.reverse());
    }
  }
}
