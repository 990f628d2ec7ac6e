package dev.blogify.domain.media;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Attributes that a medium has in every state.
 *
 * @param bytes exact length of the file
 */
public record MediaMetadata(
    MediaId id,
    UserId owner,
    Version version,
    FileName fileName,
    MediaType type,
    long bytes,
    Sha256 sha256,
    Option<AltText> alt,
    Instant updatedAt) {

  MediaMetadata nextVersion(Instant now) {
    return new MediaMetadata(id, owner, version.next(), fileName, type, bytes, sha256, alt, now);
  }

  MediaMetadata withAltText(Option<AltText> newAlt) {
    return new MediaMetadata(id, owner, version, fileName, type, bytes, sha256, newAlt, updatedAt);
  }

  /** The first difference between an uploaded file and its upload request. */
  Option<RejectionReason> findMismatch(UploadedFile file) {
    if (file.size() != bytes) {
      return Option.some(RejectionReason.SIZE_DIFFERS);
    }
    if (!file.sha256().equals(sha256)) {
      return Option.some(RejectionReason.CHECKSUM_DIFFERS);
    }
    if (!file.contentType().equals(type.contentType())) {
      return Option.some(RejectionReason.CONTENT_TYPE_DIFFERS);
    }
    return Option.when(
        !file.format().map(FileFormat::type).contains(type), RejectionReason.FORMAT_DIFFERS);
  }
}
