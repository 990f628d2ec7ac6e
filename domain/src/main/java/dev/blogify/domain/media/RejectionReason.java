package dev.blogify.domain.media;

import java.util.Locale;

/** The first difference between an uploaded file and its upload request. */
public enum RejectionReason {
  SIZE_DIFFERS,
  CHECKSUM_DIFFERS,
  CONTENT_TYPE_DIFFERS,
  /** The content has another format, or a format that clients must not upload. */
  FORMAT_DIFFERS;

  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
