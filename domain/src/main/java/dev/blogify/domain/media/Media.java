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
import dev.blogify.domain.media.MediaRefusal.MediaNotFound;
import dev.blogify.domain.media.MediaRefusal.NotAllowed;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** A picture, video or document, from the request of its upload until its deletion. */
public sealed interface Media {
  /** Maximum time between the upload request and its confirmation. */
  Duration UPLOAD_TTL = Duration.ofHours(24);

  MediaMetadata metadata();

  /** Requested; the upload is not yet confirmed. */
  record Pending(MediaMetadata metadata) implements Media {
    public Instant expiresAt() {
      return id().createdAt().plus(UPLOAD_TTL);
    }

    /** Whether the upload has expired, even if {@link #expire} has not been called yet. */
    public boolean isExpiredAt(Instant now) {
      return !now.isBefore(expiresAt());
    }
  }

  /** Verified, and readable by everyone who has its id. */
  record Ready(MediaMetadata metadata, Option<ImageDimensions> dimensions) implements Media {}

  /** The uploaded file does not match its upload request. */
  record Rejected(MediaMetadata metadata, RejectionReason reason) implements Media {}

  /** Deleted or expired; stored for some days, so that the deletion is a versioned change. */
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

  /** This medium, if the actor may perform the action on it. */
  default Either<MediaRefusal, Media> authorize(Actor actor, Action action) {
    return switch (decideAccess(actor, action)) {
      case ALLOWED -> right(this);
      case FORBIDDEN -> left(new NotAllowed(action));
      case HIDDEN -> left(new MediaNotFound());
    };
  }

  private AccessDecision decideAccess(Actor actor, Action action) {
    return this instanceof Deleted
        ? AccessDecision.HIDDEN
        : AccessPolicy.decide(actor, action, owner(), this instanceof Ready);
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
    var metadata =
        new MediaMetadata(id, owner, Version.FIRST, fileName, type, bytes, sha256, alt, now);
    return MediaChange.creation(new Pending(metadata), new MediaRequested(type, bytes));
  }

  /**
   * Verifies an uploaded file against its upload request: makes the medium ready, or rejects it.
   */
  default Either<MediaRefusal, MediaChange> confirm(UploadedFile file, Instant now) {
    if (!(this instanceof Pending pending) || pending.isExpiredAt(now)) {
      return left(new InvalidState(CONFIRM_MEDIA));
    }
    var nextMetadata = metadata().nextVersion(now);
    var mismatch = metadata().findMismatch(file);
    if (mismatch.isDefined()) {
      var reason = mismatch.get();
      return right(
          MediaChange.transition(
              this, new Rejected(nextMetadata, reason), new MediaRejected(reason)));
    }
    var dimensions = file.format().flatMap(FileFormat::dimensions);
    return right(
        MediaChange.transition(
            this,
            new Ready(nextMetadata, dimensions),
            new MediaReady(nextMetadata.type(), nextMetadata.bytes(), dimensions)));
  }

  /** Deletes a pending medium whose upload has expired; returns an empty change otherwise. */
  default MediaChange expire(Instant now) {
    return this instanceof Pending pending && pending.isExpiredAt(now)
        ? MediaChange.transition(this, new Deleted(metadata().nextVersion(now)), new MediaExpired())
        : MediaChange.unchanged(this);
  }

  default Either<MediaRefusal, MediaChange> editAltText(Option<AltText> alt, Instant now) {
    if (alt.equals(metadata().alt())) {
      return right(MediaChange.unchanged(this));
    }
    var nextMetadata = metadata().nextVersion(now).withAltText(alt);
    return switch (this) {
      case Pending _ ->
          right(MediaChange.transition(this, new Pending(nextMetadata), new MediaEdited()));
      case Ready(_, var dimensions) ->
          right(
              MediaChange.transition(this, new Ready(nextMetadata, dimensions), new MediaEdited()));
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
