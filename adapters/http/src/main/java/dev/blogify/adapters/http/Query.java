package dev.blogify.adapters.http;

import dev.blogify.domain.Text;
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
record Query(Map<String, String> values) {

  static final Query NONE = new Query(LinkedHashMap.empty());

  /** All parameters, each known and given once. */
  static Validation<Seq<Flaw>, Query> parse(String raw, Seq<String> known) {
    var values = LinkedHashMap.<String, String>empty();
    var flaws = List.<Flaw>empty();
    for (var pair : List.of(raw.split("&", -1)).reject(String::isEmpty)) {
      var equals = pair.indexOf('=');
      var name = decode(equals < 0 ? pair : pair.substring(0, equals));
      var value = decode(equals < 0 ? "" : pair.substring(equals + 1));
      if (name.isEmpty() || value.isEmpty()) {
        flaws = flaws.append(Flaw.inParameter(name.getOrElse(""), "must be percent-encoded UTF-8"));
      } else if (!known.contains(name.get())) {
        flaws = flaws.append(Flaw.inParameter(name.get(), "is not a parameter of this operation"));
      } else if (values.containsKey(name.get())) {
        flaws = flaws.append(Flaw.inParameter(name.get(), "must be given once"));
      } else {
        values = values.put(name.get(), value.get());
      }
    }
    return flaws.isEmpty() ? Validation.valid(new Query(values)) : Validation.invalid(flaws);
  }

  <T> Validation<Seq<Flaw>, Option<T>> read(
      String name, Function<String, Validation<Seq<Flaw>, T>> parse) {
    return values
        .get(name)
        .map(raw -> parse.apply(raw).map(Option::some))
        .getOrElse(() -> Validation.valid(Option.none()));
  }

  static String encode(Map<String, String> parameters) {
    return parameters
        .map(parameter ->
            parameter._1 + "=" + URLEncoder.encode(parameter._2, StandardCharsets.UTF_8))
        .mkString("&");
  }

  /** The decoder puts U+FFFD where there was no UTF-8, so that character itself is refused too. */
  private static Option<String> decode(String raw) {
    try {
      var text = URLDecoder.decode(raw, StandardCharsets.UTF_8);
      return Option.when(Text.isWellFormed(text) && text.indexOf('\uFFFD') < 0, text);
    } catch (IllegalArgumentException _) {
      return Option.none();
    }
  }
}
