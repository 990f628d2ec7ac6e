package dev.blogify.adapters.embedded.userpool;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** The JSON object that a call sends. Fields that no operation here reads are ignored. */
record Request(Map<String, ?> fields) {
  private static final Pattern USERNAME =
      Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,128}");

  static Either<Refusal, Request> parse(byte[] body) {
    try {
      return Option.<java.util.Map<String, ?>>of(JSON.std.mapFrom(body))
          .map(fields -> new Request(HashMap.ofAll(fields)))
          .toEither(Refusal.NOT_JSON);
    } catch (JsonProcessingException e) {
      return left(Refusal.NOT_JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Either<Refusal, String> text(String field) {
    return fields.get(field).filter(value -> value instanceof String).isDefined()
        ? right((String) fields.get(field).get())
        : left(Refusal.violates(field, "Member must not be null"));
  }

  /** What can be a username: 1 to 128 letters, digits and signs, so no space and no line break. */
  Either<Refusal, String> username() {
    return text("Username")
        .filterOrElse(
            username -> USERNAME.matcher(username).matches(),
            _ ->
                Refusal.violates(
                    "Username",
                    "Member must satisfy regular expression pattern:"
                        + " [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+"));
  }

  /** An object inside; an empty one where there is none. */
  Request object(String field) {
    return fields.get(field).getOrNull() instanceof java.util.Map<?, ?> inner
        ? new Request(texts(inner))
        : new Request(HashMap.empty());
  }

  private static Map<String, Object> texts(java.util.Map<?, ?> inner) {
    return HashMap.<Object, Object>ofAll(inner).mapKeys(String::valueOf);
  }

  /** The objects of a list inside; none where there is no list. */
  Seq<Request> objects(String field) {
    return fields.get(field).getOrNull() instanceof java.util.List<?> inner
        ? List.ofAll(inner)
            .flatMap(each ->
                each instanceof java.util.Map<?, ?> object
                    ? Option.some(new Request(texts(object)))
                    : Option.none())
        : List.empty();
  }
}
