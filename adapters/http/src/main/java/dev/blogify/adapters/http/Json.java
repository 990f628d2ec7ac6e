package dev.blogify.adapters.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.blogify.domain.Text;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;

/** A JSON value, as far as any request needs to look into it. */
sealed interface Json {
  record Words(String text) implements Json {}

  record Whole(long number) implements Json {}

  record Array(Seq<Json> items) implements Json {}

  record Null() implements Json {}

  /** An object, a truth value, a fraction, or a number beyond {@code long}. */
  record Other() implements Json {}

  /** The members of the object that a text holds, and nothing beside it; each name once. */
  static Validation<Seq<Flaw>, Map<String, Json>> parseObject(String text) {
    if (!Text.isWellFormed(text)) {
      return Flaw.inBody("", "must be well-formed Unicode").alone();
    }
    try (var json = Reader.JSON.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Flaw.inBody("", "must be a JSON object").alone();
      }
      var members = Reader.members(json);
      return json.nextToken() == null
          ? members
          : Flaw.inBody("", "must be one JSON object and nothing behind it").alone();
    } catch (StreamConstraintsException _) {
      return Flaw.inBody(
              "",
              "must be nested at most %d deep, with names of at most %d characters"
                  .formatted(Reader.MAX_DEPTH, Reader.MAX_NAME))
          .alone();
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      return Flaw.inBody(
              "", "is no JSON: line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()))
          .alone();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String pointer(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** Fills the values from Jackson's tokens. */
  final class Reader {
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

    private Reader() {}

    private static Validation<Seq<Flaw>, Map<String, Json>> members(JsonParser json)
        throws IOException {
      var members = new java.util.LinkedHashMap<String, Json>();
      var flaws = new ArrayList<Flaw>();
      while (json.nextToken() != JsonToken.END_OBJECT) {
        var name = json.currentName();
        json.nextToken();
        var value = value(json);
        if (!Text.isWellFormed(name)) {
          flaws.add(Flaw.inBody("", "has a name that is no well-formed Unicode"));
        } else if (members.containsKey(name)) {
          flaws.add(Flaw.inBody(pointer(name), "must be there once"));
        } else {
          members.put(name, value);
        }
      }
      return flaws.isEmpty()
          ? Validation.valid(LinkedHashMap.ofAll(members))
          : Validation.invalid(List.ofAll(flaws));
    }

    private static Json value(JsonParser json) throws IOException {
      return switch (json.currentToken()) {
        case VALUE_STRING -> new Words(json.getText());
        case VALUE_NULL -> new Null();
        case VALUE_NUMBER_INT -> number(json);
        case START_ARRAY -> array(json);
        default -> {
          json.skipChildren();
          yield new Other();
        }
      };
    }

    private static Json number(JsonParser json) throws IOException {
      return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
          ? new Other()
          : new Whole(json.getLongValue());
    }

    private static Json array(JsonParser json) throws IOException {
      var items = List.<Json>empty();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        items = items.prepend(value(json));
      }
      return new Array(items.reverse());
    }
  }
}
