package dev.blogify.infrastructure.cdk.events;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schema 2020-12 said in the words of draft 4, which takes and refuses the same, but that to
 * draft 4 {@code 68.0} is no whole number, and formats are checked and not only noted: what it
 * cannot say so is an error, never left out. Schemas that others refer to become definitions.
 */
final class Draft4Converter {
  private static final String DIALECT = "http://json-schema.org/draft-04/schema#";
  private static final Pattern WORD_START = Pattern.compile("(?:^|[._])([a-z])");

  private final Function<URI, Map<?, ?>> documentLoader;
  private final Map<String, URI> definitionTargets = new LinkedHashMap<>();
  private final Map<String, Object> definitions = new LinkedHashMap<>();

  private Draft4Converter(Function<URI, Map<?, ?>> documents) {
    this.documentLoader = documents;
  }

  /**
   * A schema with all that it refers to.
   *
   * @param base of its references
   * @param documents the schemas that have an address of their own
   */
  static Map<String, Object> toDraft4(
      Map<?, ?> schema, URI base, Function<URI, Map<?, ?>> documents) {
    var draft4 = new Draft4Converter(documents);
    var converted = new LinkedHashMap<String, Object>();
    converted.put("$schema", DIALECT);
    converted.putAll(draft4.convert(schema, base));
    converted.put("definitions", draft4.definitions);
    return converted;
  }

  /** What a document says of itself has done its work once the document is found. */
  static Map<String, Object> withoutDocumentKeywords(Map<?, ?> document) {
    var content = new LinkedHashMap<String, Object>();
    document.forEach((key, value) -> content.put(key.toString(), value));
    content.keySet().removeAll(List.of("$schema", "$id", "$defs"));
    return content;
  }

  private Map<String, Object> convert(@Nullable Object value, URI base) {
    var schema = asObject(value);
    var converted = new LinkedHashMap<String, Object>();
    var all = new ArrayList<Object>();
    schema.forEach((key, part) -> {
      var keyword = key.toString();
      switch (keyword) {
        case "title",
            "description",
            "type",
            "enum",
            "pattern",
            "format",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minimum",
            "required" ->
            putOnce(converted, keyword, part);
        case "const" -> putOnce(converted, "enum", List.of(part));
        case "dependentRequired" -> putOnce(converted, "dependencies", part);
        case "$ref" ->
            putOnce(converted, keyword, convertReference(schema, base.resolve(part.toString())));
        case "items", "not" -> putOnce(converted, keyword, convert(part, base));
        case "additionalProperties" ->
            putOnce(converted, keyword, part instanceof Boolean ? part : convert(part, base));
        case "properties" -> putOnce(converted, keyword, convertProperties(part, base));
        case "allOf" -> ((List<?>) part).forEach(each -> all.add(convert(each, base)));
        case "if" -> all.addAll(convertConditional(schema, base));
        case "then", "else" -> require(schema.containsKey("if"), keyword + " without if");
        default -> throw new IllegalArgumentException(keyword + " is unknown to " + DIALECT);
      }
    });
    if (!all.isEmpty()) {
      converted.put("allOf", all);
    }
    return converted;
  }

  private Map<String, Object> convertProperties(Object properties, URI base) {
    var converted = new LinkedHashMap<String, Object>();
    asObject(properties)
        .forEach((name, schema) -> converted.put(name.toString(), convert(schema, base)));
    return converted;
  }

  /** What holds if something else does: that holds not, or this does. */
  private List<Object> convertConditional(Map<?, ?> schema, URI base) {
    var condition = convert(schema.get("if"), base);
    var converted = new ArrayList<Object>();
    if (schema.containsKey("then")) {
      converted.add(anyOf(Map.of("not", condition), convert(schema.get("then"), base)));
    }
    if (schema.containsKey("else")) {
      converted.add(anyOf(condition, convert(schema.get("else"), base)));
    }
    return converted;
  }

  private static Object anyOf(Object one, Object other) {
    return Map.of("anyOf", List.of(one, other));
  }

  /** In draft 4 nothing counts that stands beside a reference, so only words may. */
  private String convertReference(Map<?, ?> schema, URI target) {
    require(
        List.of("$ref", "title", "description").containsAll(schema.keySet()),
        "a rule beside the reference to " + target);
    return "#/definitions/" + define(target);
  }

  private String define(URI target) {
    var name = definitionName(target);
    var known = definitionTargets.putIfAbsent(name, target);
    if (known == null) {
      // Taken before it is there, so that what refers to itself comes to an end.
      definitions.put(name, Map.of());
      definitions.put(name, convert(resolve(target), target));
    } else {
      require(known.equals(target), "%s for both %s and %s".formatted(name, known, target));
    }
    return name;
  }

  private Map<?, ?> resolve(URI target) {
    var document = documentLoader.apply(URI.create(target.toString().replaceFirst("#.*$", "")));
    if (target.getFragment() == null) {
      return withoutDocumentKeywords(document);
    }
    var path = target.getFragment().split("/", -1);
    require(path.length == 3 && path[1].equals("$defs"), "a reference to " + target);
    return asObject(asObject(document.get("$defs")).get(path[2]));
  }

  /** Of a definition its own, of a document its folder's, as classes are called. */
  private static String definitionName(URI target) {
    var path = target.toString().split("/", -1);
    var name = target.getFragment() == null ? path[path.length - 2] : path[path.length - 1];
    return WORD_START.matcher(name).replaceAll(start -> start.group(1).toUpperCase(Locale.ROOT));
  }

  private static Map<?, ?> asObject(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return object;
    }
    throw new IllegalArgumentException("Draft 4 has an object where there is " + value);
  }

  /** Two keywords of the one may be the same of the other. */
  private static void putOnce(Map<String, Object> converted, String keyword, Object value) {
    require(converted.put(keyword, value) == null, keyword + " twice");
  }

  private static void require(boolean isSo, String otherwise) {
    if (!isSo) {
      throw new IllegalArgumentException("Draft 4 cannot say %s".formatted(otherwise));
    }
  }
}
