package dev.blogify.adapters.in.http;

import dev.blogify.adapters.in.http.json.FieldError;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.domain.Version;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Versions as entity tags, and the conditions that name them (RFC 9110, sections 8.8.3 and 13.1).
 */
final class EntityTags {
  /** At most 18 digits, which always fit; no version has leading zeros. */
  private static final Pattern VERSION_NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  private static final Pattern LIST_ELEMENT =
      Pattern.compile("\\G[ \\t]*+((?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\")?[ \\t]*+(,|$)");

  private EntityTags() {}

  static String format(Version version) {
    return "\"" + version.number() + "\"";
  }

  /** Which versions the caller means to change. */
  static Either<Problem, ExpectedVersion> readIfMatch(ApiRequest request) {
    return request
        .header("if-match")
        .toEither(Problems::preconditionRequired)
        .flatMap(header ->
            header.strip().equals("*")
                ? Either.right(new ExpectedVersion.AnyVersion())
                : parseList(header)
                    .<ExpectedVersion>map(EntityTags::strongMatch)
                    .toEither(() ->
                        Problems.malformed(
                            new FieldError(
                                FieldError.ErrorSource.HEADER,
                                "if-match",
                                "must be * or a list of entity tags such as \"17\""))));
  }

  /** The answer, or only its tag if the caller has this version already. */
  static ApiResponse notModifiedOr(
      ApiRequest request, Version version, Supplier<ApiResponse> answer) {
    return matchesIfNoneMatch(request, version)
        ? ApiResponse.empty(304).withEntityTag(version)
        : answer.get();
  }

  /** Whether the caller says to have this version already; a header that cannot be read says no. */
  private static boolean matchesIfNoneMatch(ApiRequest request, Version version) {
    return request
        .header("if-none-match")
        .exists(header ->
            header.strip().equals("*")
                || parseList(header)
                    .exists(tags -> withoutWeakPrefix(tags).contains(format(version))));
  }

  /** A version as a text says it; none if no version is called so. */
  static Option<Version> parseVersion(String raw) {
    return VERSION_NUMBER.matcher(raw).matches()
        ? Option.some(new Version(Long.parseLong(raw)))
        : Option.none();
  }

  /** Strong comparison: a weak tag, or one that we never gave, is equal to none. */
  private static ExpectedVersion strongMatch(Seq<String> tags) {
    return new ExpectedVersion.OneOf(
        HashSet.ofAll(
            tags.reject(tag -> tag.startsWith("W/"))
                .flatMap(tag -> parseVersion(tag.substring(1, tag.length() - 1)))));
  }

  private static Seq<String> withoutWeakPrefix(Seq<String> tags) {
    return tags.map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag);
  }

  /** The tags of a list, which may have empty elements but not only such; none if malformed. */
  private static Option<Seq<String>> parseList(String header) {
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
