package dev.blogify.infrastructure.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.net.URI;
import java.net.URLDecoder;

/** The parameters of a query; of several with one name, the last. */
record QueryString(Map<String, String> parameters) {
  static QueryString parse(URI uri) {
    return new QueryString(
        List.of(Option.of(uri.getRawQuery()).getOrElse("").split("&", -1))
            .map(parameter -> parameter.split("=", 2))
            .filter(pair -> pair.length == 2)
            .foldLeft(
                HashMap.<String, String>empty(),
                (all, pair) ->
                    all.put(URLDecoder.decode(pair[0], UTF_8), URLDecoder.decode(pair[1], UTF_8))));
  }

  Option<String> get(String name) {
    return parameters.get(name);
  }
}
