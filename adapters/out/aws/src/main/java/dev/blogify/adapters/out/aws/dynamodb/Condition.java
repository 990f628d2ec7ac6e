package dev.blogify.adapters.out.aws.dynamodb;

import dev.blogify.domain.Version;
import io.vavr.control.Option;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A condition expression. A placeholder such as {@code #sequence} stands for the attribute {@code
 * sequence}, because the name of the attribute is a reserved word of DynamoDB. Absent parts are
 * null, as in the SDK.
 */
record Condition(
    @Nullable String expression,
    @Nullable Map<String, String> names,
    @Nullable Map<String, AttributeValue> values) {
  static final Condition NONE = new Condition(null, null, null);

  private static final Pattern NAME = Pattern.compile("#(\\w+)");

  static Condition of(String expression, Item values) {
    return new Condition(
        expression, names(expression), values.attributes().isEmpty() ? null : values.toMap());
  }

  static Condition isAbsent(String attribute) {
    return of("attribute_not_exists(%s)".formatted(attribute), Item.EMPTY);
  }

  /** The condition of optimistic locking: the item has the expected version, or none exists. */
  static Condition hasVersion(Option<Version> expected) {
    return expected
        .map(version -> of("version = :expected", Item.of(":expected", version.number())))
        .getOrElse(() -> isAbsent("version"));
  }

  private static @Nullable Map<String, String> names(String expression) {
    var names =
        NAME.matcher(expression)
            .results()
            .collect(Collectors.toMap(name -> name.group(), name -> name.group(1)));
    return names.isEmpty() ? null : names;
  }
}
