package dev.blogify.infrastructure.cdk.stage;

import static io.vavr.control.Validation.invalid;
import static io.vavr.control.Validation.valid;

import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.Locale;
import java.util.regex.Pattern;

/** Parses the values of a stage file. Each violation names the key of its setting. */
record StageSettings(Map<String, String> values) {
  Validation<SettingViolation, String> text(String key, Pattern pattern, String rule) {
    return requiredText(key)
        .flatMap(value ->
            pattern.matcher(value).matches()
                ? valid(value)
                : invalid(new SettingViolation(key, rule)));
  }

  Validation<SettingViolation, Option<String>> optional(String key, Pattern pattern, String rule) {
    return has(key) ? text(key, pattern, rule).map(Option::some) : valid(Option.none());
  }

  /** Comma-separated items; an empty value is an empty list. */
  Validation<SettingViolation, Seq<String>> list(String key, Pattern pattern, String rule) {
    return requiredText(key)
        .map(value -> List.of(value.split(",")).map(String::strip).reject(String::isEmpty))
        .flatMap(items ->
            items.forAll(item -> pattern.matcher(item).matches())
                ? valid(items)
                : invalid(new SettingViolation(key, rule)));
  }

  Validation<SettingViolation, Integer> number(String key, int min, int max) {
    var rule = "must be a number from %d to %d".formatted(min, max);
    return text(key, Pattern.compile("\\d{1,9}"), rule)
        .map(Integer::valueOf)
        .flatMap(number ->
            number >= min && number <= max
                ? valid(number)
                : invalid(new SettingViolation(key, rule)));
  }

  Validation<SettingViolation, Boolean> flag(String key) {
    return text(key, Pattern.compile("yes|no"), "must be yes or no").map("yes"::equals);
  }

  <E extends Enum<E>> Validation<SettingViolation, E> enumValue(String key, E[] all) {
    var names = List.of(all).map(each -> each.name().toLowerCase(Locale.ROOT));
    return text(key, Pattern.compile(names.mkString("|")), "must be one of " + names.mkString(", "))
        .map(name -> all[names.indexOf(name)]);
  }

  /** Detects misspelt keys. */
  Seq<SettingViolation> unknownKeys(Set<String> knownKeys) {
    return values
        .keySet()
        .removeAll(knownKeys)
        .toSortedSet()
        .toList()
        .map(key -> new SettingViolation(key, "is not a setting"));
  }

  boolean has(String key) {
    return values.get(key).exists(value -> !value.isBlank());
  }

  private Validation<SettingViolation, String> requiredText(String key) {
    return values.get(key).map(String::strip).toValidation(new SettingViolation(key, "is missing"));
  }
}
