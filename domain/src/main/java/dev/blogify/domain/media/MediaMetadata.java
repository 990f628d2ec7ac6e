package dev.blogify.domain.media;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;
import java.time.Instant;

/** What a medium has in every state: what its owner announced, and may say about it. */
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

  MediaMetadata withAltText(Option<AltText> words) {
    return new MediaMetadata(id, owner, version, fileName, type, bytes, sha256, words, updatedAt);
  }

  /** The first way in which an upload differs from what was announced. */
  Option<RejectionReason> findMismatch(UploadedObject upload) {
    if (upload.size() != bytes) {
      return Option.some(RejectionReason.SIZE_DIFFERS);
    }
    if (!upload.sha256().equals(sha256)) {
      return Option.some(RejectionReason.CHECKSUM_DIFFERS);
    }
    if (!upload.contentType().equals(type.contentType())) {
      return Option.some(RejectionReason.CONTENT_TYPE_DIFFERS);
    }
    return Option.when(
        !FileTypeDetector.detect(upload.header()).contains(type), RejectionReason.FORMAT_DIFFERS);
  }
}
