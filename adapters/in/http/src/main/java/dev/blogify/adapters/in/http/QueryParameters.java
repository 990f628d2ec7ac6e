package dev.blogify.adapters.in.http;

import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.TextValidation;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * The query parameters of a request. They are parsed from the raw query string, because API Gateway
 * joins duplicate parameters with commas, and a tag can contain a comma.
 */
record QueryParameters(Map<String, String> values) {

  static final QueryParameters EMPTY = new QueryParameters(LinkedHashMap.empty());

  /** Refuses unknown and duplicate parameters. */
  static Validation<Seq<FieldError>, QueryParameters> parse(String raw, Seq<String> known) {
    var values = LinkedHashMap.<String, String>empty();
    var errors = List.<FieldError>empty();
    for (var pair : List.of(raw.split("&", -1)).reject(String::isEmpty)) {
      var equals = pair.indexOf('=');
      var name = decode(equals < 0 ? pair : pair.substring(0, equals));
      var value = decode(equals < 0 ? "" : pair.substring(equals + 1));
      if (name.isEmpty() || value.isEmpty()) {
        errors =
            errors.append(
                FieldError.inParameter(name.getOrElse(""), "must be percent-encoded UTF-8"));
      } else if (!known.contains(name.get())) {
        errors =
            errors.append(
                FieldError.inParameter(name.get(), "is not a parameter of this operation"));
      } else if (values.containsKey(name.get())) {
        errors = errors.append(FieldError.inParameter(name.get(), "must not occur twice"));
      } else {
        values = values.put(name.get(), value.get());
      }
    }
    return errors.isEmpty()
        ? Validation.valid(new QueryParameters(values))
        : Validation.invalid(errors);
  }

  /** Reads a parameter that can be absent. */
  <T> Validation<Seq<FieldError>, Option<T>> read(
      String name, Function<String, Validation<Seq<FieldViolation>, T>> parse) {
    return values
        .get(name)
        .map(raw ->
            parse
                .apply(raw)
                .map(Option::some)
                .mapError(violations -> FieldError.inParameter(name, violations)))
        .getOrElse(() -> Validation.valid(Option.none()));
  }

  /**
   * Reads a parameter that can be absent.
   *
   * @param message the error if the parser returns empty
   */
  <T> Validation<Seq<FieldError>, Option<T>> read(
      String name, Function<String, Option<T>> parse, String message) {
    return read(
        name, raw -> parse.apply(raw).toValidation(() -> List.of(new FieldViolation("", message))));
  }

  static String encode(Map<String, String> parameters) {
    return parameters
        .map(parameter ->
            parameter._1 + "=" + URLEncoder.encode(parameter._2, StandardCharsets.UTF_8))
        .mkString("&");
  }

  /** Refuses U+FFFD, because the decoder replaces malformed UTF-8 with this character. */
  private static Option<String> decode(String raw) {
    try {
      var text = URLDecoder.decode(raw, StandardCharsets.UTF_8);
      return Option.when(TextValidation.isWellFormed(text) && text.indexOf('\uFFFD') < 0, text);
    } catch (IllegalArgumentException _) {
      return Option.none();
    }
  }
}
