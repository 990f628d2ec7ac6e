package dev.blogify.adapters.in.http;

import dev.blogify.adapters.in.http.json.FieldError;
import dev.blogify.application.ExpectedVersion;
import dev.blogify.domain.Version;
import io.vavr.control.Either;
import java.util.function.Supplier;

/** The headers {@code If-Match} and {@code If-None-Match} (RFC 9110, section 13.1). */
final class ConditionalRequests {
  private ConditionalRequests() {}

  /** Reads the versions that the client expects the resource to have. */
  static Either<Problem, ExpectedVersion> readIfMatch(ApiRequest request) {
    return request
        .header("if-match")
        .toEither(Problems::preconditionRequired)
        .flatMap(header ->
            header.strip().equals("*")
                ? Either.right(new ExpectedVersion.AnyVersion())
                : EntityTags.parseList(header)
                    .<ExpectedVersion>map(EntityTags::strongMatch)
                    .toEither(() ->
                        Problems.malformed(
                            new FieldError(
                                FieldError.ErrorSource.HEADER,
                                "if-match",
                                "must be * or a list of entity tags such as \"17\""))));
  }

  /** Returns the response, or status 304 if {@code If-None-Match} contains the version. */
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
                || EntityTags.parseList(header)
                    .exists(tags ->
                        EntityTags.withoutWeakPrefix(tags).contains(EntityTags.format(version))));
  }
}
