package dev.blogify.adapters.in.http;

import dev.blogify.application.ExpectedVersion;
import dev.blogify.domain.Version;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * Formats and parses versions as entity tags, and parses lists of entity tags (RFC 9110, section
 * 8.8.3).
 */
final class EntityTags {
  /** At most 18 digits without leading zeros, so that the number fits in a {@code long}. */
  private static final Pattern VERSION_NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  private static final Pattern LIST_ELEMENT =
      Pattern.compile("\\G[ \\t]*+((?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\")?[ \\t]*+(,|$)");

  private EntityTags() {}

  static String format(Version version) {
    return "\"" + version.number() + "\"";
  }

  static Option<Version> parseVersion(String raw) {
    return VERSION_NUMBER.matcher(raw).matches()
        ? Option.some(new Version(Long.parseLong(raw)))
        : Option.none();
  }

  /** Uses strong comparison: a weak tag, or a tag that is not a version, matches no version. */
  static ExpectedVersion strongMatch(Seq<String> tags) {
    return new ExpectedVersion.OneOf(
        HashSet.ofAll(
            tags.reject(tag -> tag.startsWith("W/"))
                .flatMap(tag -> parseVersion(tag.substring(1, tag.length() - 1)))));
  }

  static Seq<String> withoutWeakPrefix(Seq<String> tags) {
    return tags.map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag);
  }

  /** Parses a list with at least one tag. Empty elements are ignored, as RFC 9110 specifies. */
  static Option<Seq<String>> parseList(String header) {
    var tags = List.<String>empty();
    var element = LIST_ELEMENT.matcher(header);
    while (element.find()) {
      tags = element.group(1) == null ? tags : tags.prepend(element.group(1));
      if (element.group(2).isEmpty()) {
        return Option.when(!tags.isEmpty(), tags);
      }
    }
    return Option.none();
  }
}
