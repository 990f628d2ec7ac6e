package dev.blogify.domain.media;

import java.util.Locale;

/** Why an upload was rejected: it is not what was announced. */
public enum RejectionReason {
  SIZE_DIFFERS,
  CHECKSUM_DIFFERS,
  CONTENT_TYPE_DIFFERS,
  /** The first bytes are those of another format, or of none that may be uploaded. */
  FORMAT_DIFFERS;

  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
