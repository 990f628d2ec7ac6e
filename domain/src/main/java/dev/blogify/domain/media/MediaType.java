package dev.blogify.domain.media;

import dev.blogify.domain.FieldViolation;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/**
 * The types that clients may upload, with their maximum length (1 MB is 1,000,000 bytes). SVG and
 * HTML are excluded because they can contain scripts.
 */
public enum MediaType {
  JPEG("image/jpeg", Kind.IMAGE),
  PNG("image/png", Kind.IMAGE),
  GIF("image/gif", Kind.IMAGE),
  WEBP("image/webp", Kind.IMAGE),
  AVIF("image/avif", Kind.IMAGE),
  MP4("video/mp4", Kind.VIDEO),
  WEBM("video/webm", Kind.VIDEO),
  PDF("application/pdf", Kind.DOCUMENT);

  private final String contentType;
  private final Kind kind;

  MediaType(String contentType, Kind kind) {
    this.contentType = contentType;
    this.kind = kind;
  }

  public String contentType() {
    return contentType;
  }

  public long maxBytes() {
    return kind.maxBytes;
  }

  public boolean isImage() {
    return kind == Kind.IMAGE;
  }

  public static Validation<Seq<FieldViolation>, MediaType> parse(String contentType) {
    return List.of(values())
        .find(type -> type.contentType.equals(contentType))
        .<Validation<Seq<FieldViolation>, MediaType>>map(Validation::valid)
        .getOrElse(() ->
            FieldViolation.invalid(
                "/contentType",
                "must be one of " + List.of(values()).map(MediaType::contentType).mkString(", ")));
  }

  private enum Kind {
    IMAGE(25_000_000),
    DOCUMENT(50_000_000),
    VIDEO(500_000_000);

    private final long maxBytes;

    Kind(long maxBytes) {
      this.maxBytes = maxBytes;
    }
  }
}
