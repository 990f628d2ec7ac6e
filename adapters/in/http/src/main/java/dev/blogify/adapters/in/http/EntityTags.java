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
 * Entity tags that are versions, and the conditional headers (RFC 9110, sections 8.8.3 and 13.1).
 */
final class EntityTags {
  /** At most 18 digits, which fit in a {@code long}, without leading zeros. */
  private static final Pattern VERSION_NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  private static final Pattern LIST_ELEMENT =
      Pattern.compile("\\G[ \\t]*+((?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\")?[ \\t]*+(,|$)");

  private EntityTags() {}

  static String format(Version version) {
    return "\"" + version.number() + "\"";
  }

  /** The versions that the client expects to change. */
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

  /** The response, or a 304 if {@code If-None-Match} has the version. */
  static ApiResponse notModifiedOr(
      ApiRequest request, Version version, Supplier<ApiResponse> response) {
    return matchesIfNoneMatch(request, version)
        ? ApiResponse.empty(304).withEntityTag(version)
        : response.get();
  }

  /** Uses weak comparison; a malformed header matches no version. */
  private static boolean matchesIfNoneMatch(ApiRequest request, Version version) {
    return request
        .header("if-none-match")
        .exists(header ->
            header.strip().equals("*")
                || parseList(header)
                    .exists(tags -> withoutWeakPrefix(tags).contains(format(version))));
  }

  static Option<Version> parseVersion(String raw) {
    return VERSION_NUMBER.matcher(raw).matches()
        ? Option.some(new Version(Long.parseLong(raw)))
        : Option.none();
  }

  /** Uses strong comparison: a weak tag, or a tag that is not a version, matches no version. */
  private static ExpectedVersion strongMatch(Seq<String> tags) {
    return new ExpectedVersion.OneOf(
        HashSet.ofAll(
            tags.reject(tag -> tag.startsWith("W/"))
                .flatMap(tag -> parseVersion(tag.substring(1, tag.length() - 1)))));
  }

  private static Seq<String> withoutWeakPrefix(Seq<String> tags) {
    return tags.map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag);
  }

  /** The tags of a list with at least one tag; empty elements are ignored, as in RFC 9110. */
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
