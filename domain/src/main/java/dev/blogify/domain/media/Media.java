package dev.blogify.domain.media;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.AccessPolicy;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.UserId;
import io.vavr.collection.List;
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

  /** The stored medium, if it is not deleted and the actor may perform the action on it. */
  static Either<MediaRefusal, Media> authorize(Option<Media> stored, Actor actor, Action action) {
    var decision =
        stored
            .filter(media -> !(media instanceof Deleted))
            .map(media -> AccessPolicy.decide(actor, action, media.owner(), media instanceof Ready))
            .getOrElse(AccessPolicy.AccessDecision.HIDDEN);
    return switch (decision) {
      case ALLOWED -> right(stored.get());
      case FORBIDDEN -> left(new MediaRefusal.NotAllowed(action));
      case HIDDEN -> left(new MediaRefusal.MediaNotFound());
    };
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
    return new MediaChange(
        Option.none(), new Pending(metadata), List.of(new MediaEvent.MediaRequested(type, bytes)));
  }

  /**
   * Verifies an uploaded file against its upload request: makes the medium ready, or rejects it.
   */
  default Either<MediaRefusal, MediaChange> confirm(UploadedFile file, Instant now) {
    if (!(this instanceof Pending pending) || pending.isExpiredAt(now)) {
      return left(new MediaRefusal.InvalidState(Action.CONFIRM_MEDIA));
    }
    var nextMetadata = metadata().nextVersion(now);
    var mismatch = metadata().findMismatch(file);
    if (mismatch.isDefined()) {
      var reason = mismatch.get();
      return right(
          transition(new Rejected(nextMetadata, reason), new MediaEvent.MediaRejected(reason)));
    }
    var dimensions = file.format().flatMap(FileFormat::dimensions);
    return right(
        transition(
            new Ready(nextMetadata, dimensions),
            new MediaEvent.MediaReady(nextMetadata.type(), nextMetadata.bytes(), dimensions)));
  }

  /** Deletes a pending medium whose upload has expired; returns an empty change otherwise. */
  default MediaChange expire(Instant now) {
    return this instanceof Pending pending && pending.isExpiredAt(now)
        ? transition(new Deleted(metadata().nextVersion(now)), new MediaEvent.MediaExpired())
        : MediaChange.unchanged(this);
  }

  default Either<MediaRefusal, MediaChange> editAltText(Option<AltText> alt, Instant now) {
    if (alt.equals(metadata().alt())) {
      return right(MediaChange.unchanged(this));
    }
    var nextMetadata = metadata().nextVersion(now).withAltText(alt);
    return switch (this) {
      case Pending _ -> right(transition(new Pending(nextMetadata), new MediaEvent.MediaEdited()));
      case Ready(_, var dimensions) ->
          right(transition(new Ready(nextMetadata, dimensions), new MediaEvent.MediaEdited()));
      case Rejected _, Deleted _ -> left(new MediaRefusal.InvalidState(Action.EDIT_MEDIA));
    };
  }

  default Either<MediaRefusal, MediaChange> delete(Instant now) {
    return switch (this) {
      case Pending _, Ready _, Rejected _ ->
          right(
              transition(new Deleted(metadata().nextVersion(now)), new MediaEvent.MediaDeleted()));
      case Deleted _ -> left(new MediaRefusal.InvalidState(Action.DELETE_MEDIA));
    };
  }

  private MediaChange transition(Media next, MediaEvent event) {
    return new MediaChange(Option.some(this), next, List.of(event));
  }
}
