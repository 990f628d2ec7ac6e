package dev.blogify.domain.media;

import dev.blogify.domain.Violation;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;

/** What may be uploaded, and how large (1 MB is 1,000,000 bytes). SVG and HTML can run script. */
public enum MediaType {
  JPEG("image/jpeg", Kind.PICTURE),
  PNG("image/png", Kind.PICTURE),
  GIF("image/gif", Kind.PICTURE),
  WEBP("image/webp", Kind.PICTURE),
  AVIF("image/avif", Kind.PICTURE),
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

  public boolean isPicture() {
    return kind == Kind.PICTURE;
  }

  public static Validation<Seq<Violation>, MediaType> parse(String contentType) {
    return List.of(values())
        .find(type -> type.contentType.equals(contentType))
        .<Validation<Seq<Violation>, MediaType>>map(Validation::valid)
        .getOrElse(() ->
            Violation.at(
                "/contentType",
                "must be one of " + List.of(values()).map(MediaType::contentType).mkString(", ")));
  }

  private enum Kind {
    PICTURE(25_000_000),
    DOCUMENT(50_000_000),
    VIDEO(500_000_000);

    private final long maxBytes;

    Kind(long maxBytes) {
      this.maxBytes = maxBytes;
    }
  }
}
