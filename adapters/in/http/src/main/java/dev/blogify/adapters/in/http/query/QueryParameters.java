package dev.blogify.adapters.in.http.query;

import dev.blogify.adapters.in.http.json.FieldError;
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
 * The parameters of a query string. Read from the raw text, because API Gateway joins repeated ones
 * by commas, and a tag may have one.
 */
public record QueryParameters(Map<String, String> values) {

  public static final QueryParameters EMPTY = new QueryParameters(LinkedHashMap.empty());

  /** All parameters, each known and given once. */
  public static Validation<Seq<FieldError>, QueryParameters> parse(String raw, Seq<String> known) {
    var values = LinkedHashMap.<String, String>empty();
    var flaws = List.<FieldError>empty();
    for (var pair : List.of(raw.split("&", -1)).reject(String::isEmpty)) {
      var equals = pair.indexOf('=');
      var name = decode(equals < 0 ? pair : pair.substring(0, equals));
      var value = decode(equals < 0 ? "" : pair.substring(equals + 1));
      if (name.isEmpty() || value.isEmpty()) {
        flaws =
            flaws.append(
                FieldError.inParameter(name.getOrElse(""), "must be percent-encoded UTF-8"));
      } else if (!known.contains(name.get())) {
        flaws =
            flaws.append(
                FieldError.inParameter(name.get(), "is not a parameter of this operation"));
      } else if (values.containsKey(name.get())) {
        flaws = flaws.append(FieldError.inParameter(name.get(), "must be given once"));
      } else {
        values = values.put(name.get(), value.get());
      }
    }
    return flaws.isEmpty()
        ? Validation.valid(new QueryParameters(values))
        : Validation.invalid(flaws);
  }

  public <T> Validation<Seq<FieldError>, Option<T>> read(
      String name, Function<String, Validation<Seq<FieldError>, T>> parse) {
    return values
        .get(name)
        .map(raw -> parse.apply(raw).map(Option::some))
        .getOrElse(() -> Validation.valid(Option.none()));
  }

  public static String encode(Map<String, String> parameters) {
    return parameters
        .map(parameter ->
            parameter._1 + "=" + URLEncoder.encode(parameter._2, StandardCharsets.UTF_8))
        .mkString("&");
  }

  /** The decoder puts U+FFFD where there was no UTF-8, so that character itself is refused too. */
  private static Option<String> decode(String raw) {
    try {
      var text = URLDecoder.decode(raw, StandardCharsets.UTF_8);
      return Option.when(TextValidation.isWellFormed(text) && text.indexOf('\uFFFD') < 0, text);
    } catch (IllegalArgumentException _) {
      return Option.none();
    }
  }
}
