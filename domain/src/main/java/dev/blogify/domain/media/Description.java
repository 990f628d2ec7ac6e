package dev.blogify.domain.media;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.UserId;
import io.vavr.control.Option;
import java.time.Instant;

/** What a medium has in every state: what its owner announced, and may say about it. */
public record Description(
    MediaId id,
    UserId owner,
    Version version,
    FileName fileName,
    MediaType type,
    long bytes,
    Sha256 sha256,
    Option<AltText> alt,
    Instant updatedAt) {

  Description next(Instant now) {
    return new Description(id, owner, version.next(), fileName, type, bytes, sha256, alt, now);
  }

  Description describedBy(Option<AltText> words) {
    return new Description(id, owner, version, fileName, type, bytes, sha256, words, updatedAt);
  }

  /** The first way in which an upload differs from what was announced. */
  Option<Reason> whyNot(Upload upload) {
    if (upload.size() != bytes) {
      return Option.some(Reason.SIZE_DIFFERS);
    }
    if (!upload.sha256().equals(sha256)) {
      return Option.some(Reason.CHECKSUM_DIFFERS);
    }
    if (!upload.contentType().equals(type.contentType())) {
      return Option.some(Reason.CONTENT_TYPE_DIFFERS);
    }
    return Option.when(!Signature.of(upload.beginning()).contains(type), Reason.FORMAT_DIFFERS);
  }
}
