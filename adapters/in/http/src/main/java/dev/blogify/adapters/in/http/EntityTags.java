package dev.blogify.adapters.in.http;

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
 * Reads the headers {@code If-Match} and {@code If-None-Match} (RFC 9110, section 13.1), whose
 * entity tags are versions (section 8.8.3).
 */
final class EntityTags {
  /** At most 18 digits without leading zeros, so that the number fits in a {@code long}. */
  private static final Pattern VERSION_NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  private static final Pattern LIST_ELEMENT =
      Pattern.compile("\\G[ \\t]*+((?:W/)?\"[\\x21\\x23-\\x7E\\x80-\\xFF]*+\")?[ \\t]*+(,|$)");

  private EntityTags() {}

  /** Reads the versions that the client expects the resource to have. */
  static Either<Problem, ExpectedVersion> readIfMatch(ApiRequest request) {
    return request
        .header("if-match")
        .toEither(Problem::preconditionRequired)
        .flatMap(header ->
            isAsterisk(header)
                ? Either.right(new ExpectedVersion.AnyVersion())
                : parseList(header)
                    .<ExpectedVersion>map(EntityTags::strongMatch)
                    .toEither(() ->
                        Problem.malformed(
                            FieldError.inHeader(
                                "if-match", "must be * or a list of entity tags such as \"17\""))));
  }

  /** Returns the response, or status 304 if {@code If-None-Match} contains the version. */
  static ApiResponse notModifiedOr(
      ApiRequest request, Version version, Supplier<ApiResponse> response) {
    return matchesIfNoneMatch(request, version)
        ? ApiResponse.empty(304).withEntityTag(version)
        : response.get();
  }

  static Option<Version> parseVersion(String raw) {
    return VERSION_NUMBER.matcher(raw).matches()
        ? Option.some(new Version(Long.parseLong(raw)))
        : Option.none();
  }

  /** Uses weak comparison; a malformed header matches no version. */
  private static boolean matchesIfNoneMatch(ApiRequest request, Version version) {
    var entityTag = ApiResponse.entityTag(version);
    return request
        .header("if-none-match")
        .exists(header ->
            isAsterisk(header)
                || parseList(header)
                    .exists(tags -> tags.contains(entityTag) || tags.contains("W/" + entityTag)));
  }

  private static boolean isAsterisk(String header) {
    return header.strip().equals("*");
  }

  /** Uses strong comparison: a weak tag, or a tag that is not a version, matches no version. */
  private static ExpectedVersion strongMatch(Seq<String> tags) {
    return new ExpectedVersion.OneOf(
        HashSet.ofAll(
            tags.reject(tag -> tag.startsWith("W/"))
                .flatMap(tag -> parseVersion(tag.substring(1, tag.length() - 1)))));
  }

  /** Parses a list with at least one tag. Empty elements are ignored, as RFC 9110 specifies. */
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
