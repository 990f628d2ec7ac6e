package dev.blogify.adapters.http;

import dev.blogify.application.Cause;
import dev.blogify.application.media.RequestUpload;
import dev.blogify.domain.Violation;
import dev.blogify.domain.media.AltText;
import dev.blogify.domain.media.FileName;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.MediaType;
import dev.blogify.domain.media.Sha256;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;

/** What an owner says of a medium, as the body of a request. */
final class MediaFields {
  private MediaFields() {}

  static Either<Problem, RequestUpload.Command> announcement(Fields fields, Cause cause) {
    return Problems.read(
        fields.only(
            List.of("fileName", "contentType", "size", "sha256", "alt"),
            Validation.combine(
                    fields.required("fileName", Fields::text, FileName::parse),
                    fields.required("contentType", Fields::text, MediaType::parse),
                    fields.required("size", Fields::wholeNumber, MediaFields::size),
                    fields.required("sha256", Fields::text, Sha256::parse),
                    fields.nullable("alt", Fields::text, AltText::parse))
                .ap((fileName, type, bytes, sha256, alt) ->
                    new RequestUpload.Command(fileName, type, bytes, sha256, alt, cause))
                .mapError(Flaw::all)));
  }

  static Either<Problem, Option<Option<AltText>>> alt(Fields fields) {
    return Problems.read(
        fields.only(List.of("alt"), fields.removable("alt", Fields::text, AltText::parse)));
  }

  /** A medium that another thing refers to; whether there is one is not asked here. */
  static Validation<Seq<Violation>, MediaId> id(String pointer, String raw) {
    return MediaId.parse(raw)
        .toValidation(() -> List.of(new Violation(pointer, "must be the id of a medium")));
  }

  private static Validation<Seq<Violation>, Long> size(long bytes) {
    return bytes > 0 ? Validation.valid(bytes) : Violation.at("/size", "must be at least 1");
  }
}
