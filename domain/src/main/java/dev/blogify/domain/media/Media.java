package dev.blogify.domain.media;

import static dev.blogify.domain.access.Action.CONFIRM_MEDIA;
import static dev.blogify.domain.access.Action.DELETE_MEDIA;
import static dev.blogify.domain.access.Action.EDIT_MEDIA;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.AccessPolicy;
import dev.blogify.domain.access.AccessPolicy.AccessDecision;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaEvent.MediaDeleted;
import dev.blogify.domain.media.MediaEvent.MediaEdited;
import dev.blogify.domain.media.MediaEvent.MediaExpired;
import dev.blogify.domain.media.MediaEvent.MediaReady;
import dev.blogify.domain.media.MediaEvent.MediaRejected;
import dev.blogify.domain.media.MediaEvent.MediaRequested;
import dev.blogify.domain.media.MediaRefusal.InvalidState;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** A picture, film or document, from the announcement of its upload to its end. */
public sealed interface Media {
  /** An upload that has not come by then never will. */
  Duration UPLOAD_TTL = Duration.ofHours(24);

  MediaMetadata metadata();

  /** Announced; its bytes have not been seen yet. */
  record Pending(MediaMetadata metadata) implements Media {
    public Instant expiresAt() {
      return id().createdAt().plus(UPLOAD_TTL);
    }

    /** Whether it is gone, although no sweep has come by yet. */
    public boolean isExpiredAt(Instant now) {
      return !now.isBefore(expiresAt());
    }
  }

  /** Checked, kept, and served to everybody who knows its id. */
  record Ready(MediaMetadata metadata, Option<ImageDimensions> dimensions) implements Media {
    /** Where its bytes stand, below the root of whatever serves them. */
    public String objectKey() {
      return objectKey(id(), metadata.sha256());
    }

    /** A place that never means other bytes, so it may be cached for ever (MED-1). */
    public static String objectKey(MediaId id, Sha256 sha256) {
      return "assets/%s/%s".formatted(id, sha256.toHex());
    }
  }

  /** Not what was announced. */
  record Rejected(MediaMetadata metadata, RejectionReason reason) implements Media {}

  /** Gone; kept a while, so that its end is a change like any other. */
  record Deleted(MediaMetadata metadata) implements Media {}

  default MediaId id() {
    return metadata().id();
  }

  default UserId owner() {
    return metadata().owner();
  }

  default Version version() {
    return metadata().version();
  }

  default AccessDecision decideAccess(Actor actor, Action act) {
    return this instanceof Deleted
        ? AccessDecision.HIDDEN
        : AccessPolicy.decide(actor, act, owner(), this instanceof Ready);
  }

  static MediaChange request(
      MediaId id,
      UserId owner,
      FileName fileName,
      MediaType type,
      long bytes,
      Sha256 sha256,
      Option<AltText> alt,
      Instant now) {
    var description =
        new MediaMetadata(id, owner, Version.FIRST, fileName, type, bytes, sha256, alt, now);
    return MediaChange.creation(new Pending(description), new MediaRequested(type, bytes));
  }

  /** Compares what was uploaded with what was announced. */
  default Either<MediaRefusal, MediaChange> confirm(UploadedObject upload, Instant now) {
    return switch (this) {
      case Pending pending when !pending.isExpiredAt(now) -> {
        var next = metadata().nextVersion(now);
        yield right(
            metadata()
                .findMismatch(upload)
                .fold(
                    () -> {
                      var size = ImageDimensionsReader.read(metadata().type(), upload.header());
                      return MediaChange.transition(
                          this,
                          new Ready(next, size),
                          new MediaReady(metadata().type(), metadata().bytes(), size));
                    },
                    reason ->
                        MediaChange.transition(
                            this, new Rejected(next, reason), new MediaRejected(reason))));
      }
      case Pending _, Ready _, Rejected _, Deleted _ -> left(new InvalidState(CONFIRM_MEDIA));
    };
  }

  /** The end of an upload that has not come in time; what is not due stays as it is. */
  default MediaChange expire(Instant now) {
    return this instanceof Pending pending && pending.isExpiredAt(now)
        ? MediaChange.transition(this, new Deleted(metadata().nextVersion(now)), new MediaExpired())
        : MediaChange.unchanged(this);
  }

  default Either<MediaRefusal, MediaChange> editAltText(Option<AltText> alt, Instant now) {
    if (alt.equals(metadata().alt())) {
      return right(MediaChange.unchanged(this));
    }
    var next = metadata().nextVersion(now).withAltText(alt);
    return switch (this) {
      case Pending _ -> right(MediaChange.transition(this, new Pending(next), new MediaEdited()));
      case Ready(_, var size) ->
          right(MediaChange.transition(this, new Ready(next, size), new MediaEdited()));
      case Rejected _, Deleted _ -> left(new InvalidState(EDIT_MEDIA));
    };
  }

  default Either<MediaRefusal, MediaChange> delete(Instant now) {
    return switch (this) {
      case Pending _, Ready _, Rejected _ ->
          right(
              MediaChange.transition(
                  this, new Deleted(metadata().nextVersion(now)), new MediaDeleted()));
      case Deleted _ -> left(new InvalidState(DELETE_MEDIA));
    };
  }
}
