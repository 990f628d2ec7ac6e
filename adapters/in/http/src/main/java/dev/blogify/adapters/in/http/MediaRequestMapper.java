package dev.blogify.adapters.in.http;

import dev.blogify.adapters.in.http.json.FieldError;
import dev.blogify.adapters.in.http.json.RequestFields;
import dev.blogify.application.CommandContext;
import dev.blogify.application.media.RequestUpload;
import dev.blogify.domain.FieldViolation;
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

/** Maps request bodies to media metadata. */
final class MediaRequestMapper {
  private MediaRequestMapper() {}

  static Either<Problem, RequestUpload.Command> toUploadCommand(
      RequestFields fields, CommandContext cause) {
    return Problems.fromValidation(
        fields.rejectUnknown(
            List.of("fileName", "contentType", "size", "sha256", "alt"),
            Validation.combine(
                    fields.required("fileName", FileName::parse),
                    fields.required("contentType", MediaType::parse),
                    fields.required("size", RequestFields::readLong, MediaRequestMapper::toSize),
                    fields.required("sha256", Sha256::parse),
                    fields.nullable("alt", AltText::parse))
                .ap((fileName, type, bytes, sha256, alt) ->
                    new RequestUpload.Command(fileName, type, bytes, sha256, alt, cause))
                .mapError(FieldError::flatten)));
  }

  static Either<Problem, Option<Option<AltText>>> toAltText(RequestFields fields) {
    return Problems.fromValidation(
        fields.rejectUnknown(List.of("alt"), fields.removable("alt", AltText::parse)));
  }

  /** Parses the id of a referenced medium; the use case checks that the medium exists. */
  static Validation<Seq<FieldViolation>, MediaId> toMediaId(String pointer, String raw) {
    return MediaId.parse(raw)
        .toValidation(() -> List.of(new FieldViolation(pointer, "must be the id of a medium")));
  }

  private static Validation<Seq<FieldViolation>, Long> toSize(long bytes) {
    return bytes > 0
        ? Validation.valid(bytes)
        : FieldViolation.invalid("/size", "must be at least 1");
  }
}
