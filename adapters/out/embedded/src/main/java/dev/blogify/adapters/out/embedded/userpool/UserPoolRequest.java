package dev.blogify.adapters.out.embedded.userpool;

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

/** The JSON object of a request. Unknown fields are ignored. */
record UserPoolRequest(Map<String, ?> fields) {
  private static final Pattern USERNAME =
      Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,128}");

  static Either<UserPoolError, UserPoolRequest> parse(byte[] body) {
    try {
      return Option.<java.util.Map<String, ?>>of(JSON.std.mapFrom(body))
          .map(fields -> new UserPoolRequest(HashMap.ofAll(fields)))
          .toEither(UserPoolError.NOT_JSON);
    } catch (JsonProcessingException e) {
      return left(UserPoolError.NOT_JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Either<UserPoolError, String> text(String field) {
    return fields.get(field).filter(value -> value instanceof String).isDefined()
        ? right((String) fields.get(field).get())
        : left(UserPoolError.constraintViolation(field, "Member must not be null"));
  }

  /** Returns the username: 1 to 128 letters, digits or symbols, without white space. */
  Either<UserPoolError, String> username() {
    return text("Username")
        .filterOrElse(
            username -> USERNAME.matcher(username).matches(),
            _ ->
                UserPoolError.constraintViolation(
                    "Username",
                    "Member must satisfy regular expression pattern:"
                        + " [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+"));
  }

  /** Returns a nested object; an empty one if the field is not an object. */
  UserPoolRequest object(String field) {
    return fields.get(field).getOrNull() instanceof java.util.Map<?, ?> inner
        ? fromJson(inner)
        : new UserPoolRequest(HashMap.empty());
  }

  private static UserPoolRequest fromJson(java.util.Map<?, ?> object) {
    return new UserPoolRequest(HashMap.<Object, Object>ofAll(object).mapKeys(String::valueOf));
  }

  /** Returns the objects of a nested list; none if the field is not a list. */
  Seq<UserPoolRequest> objects(String field) {
    return fields.get(field).getOrNull() instanceof java.util.List<?> inner
        ? List.ofAll(inner)
            .flatMap(item ->
                item instanceof java.util.Map<?, ?> object
                    ? Option.some(fromJson(object))
                    : Option.none())
        : List.empty();
  }
}
