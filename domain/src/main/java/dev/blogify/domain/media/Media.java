package dev.blogify.domain.media;

import static dev.blogify.domain.access.Act.CONFIRM_MEDIA;
import static dev.blogify.domain.access.Act.DELETE_MEDIA;
import static dev.blogify.domain.access.Act.EDIT_MEDIA;
import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import dev.blogify.domain.Version;
import dev.blogify.domain.access.Act;
import dev.blogify.domain.access.Actor;
import dev.blogify.domain.access.Ownership;
import dev.blogify.domain.access.Ownership.Verdict;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.MediaEvent.MediaDeleted;
import dev.blogify.domain.media.MediaEvent.MediaEdited;
import dev.blogify.domain.media.MediaEvent.MediaExpired;
import dev.blogify.domain.media.MediaEvent.MediaReady;
import dev.blogify.domain.media.MediaEvent.MediaRejected;
import dev.blogify.domain.media.MediaEvent.MediaRequested;
import dev.blogify.domain.media.MediaRefusal.NotIn;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** A picture, film or document, from the announcement of its upload to its end. */
public sealed interface Media {
  /** An upload that has not come by then never will. */
  Duration PATIENCE = Duration.ofHours(24);

  Description description();

  /** Announced; its bytes have not been seen yet. */
  record Pending(Description description) implements Media {
    public Instant expiresAt() {
      return id().createdAt().plus(PATIENCE);
    }

    /** Whether it is gone, although no sweep has come by yet. */
    public boolean isExpiredAt(Instant now) {
      return !now.isBefore(expiresAt());
    }
  }

  /** Checked, kept, and served to everybody who knows its id. */
  record Ready(Description description, Option<Size> size) implements Media {
    /** Where its bytes stand, below the root of whatever serves them. */
    public String place() {
      return place(id(), description.sha256());
    }

    /** A place that never means other bytes, so it may be cached for ever (MED-1). */
    public static String place(MediaId id, Sha256 sha256) {
      return "assets/%s/%s".formatted(id, sha256.hex());
    }
  }

  /** Not what was announced. */
  record Rejected(Description description, Reason reason) implements Media {}

  /** Gone; kept a while, so that its end is a change like any other. */
  record Deleted(Description description) implements Media {}

  default MediaId id() {
    return description().id();
  }

  default UserId owner() {
    return description().owner();
  }

  default Version version() {
    return description().version();
  }

  default Verdict judge(Actor actor, Act act) {
    return this instanceof Deleted
        ? Verdict.HIDDEN
        : Ownership.judge(actor, act, owner(), this instanceof Ready);
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
        new Description(id, owner, Version.FIRST, fileName, type, bytes, sha256, alt, now);
    return MediaChange.creation(new Pending(description), new MediaRequested(type, bytes));
  }

  /** Compares what was uploaded with what was announced. */
  default Either<MediaRefusal, MediaChange> confirm(Upload upload, Instant now) {
    return switch (this) {
      case Pending pending when !pending.isExpiredAt(now) -> {
        var next = description().next(now);
        yield right(
            description()
                .whyNot(upload)
                .fold(
                    () -> {
                      var size = PictureSize.of(description().type(), upload.beginning());
                      return MediaChange.of(
                          this,
                          new Ready(next, size),
                          new MediaReady(description().type(), description().bytes(), size));
                    },
                    reason ->
                        MediaChange.of(
                            this, new Rejected(next, reason), new MediaRejected(reason))));
      }
      case Pending _, Ready _, Rejected _, Deleted _ -> left(new NotIn(CONFIRM_MEDIA));
    };
  }

  /** The end of an upload that has not come in time; what is not due stays as it is. */
  default MediaChange expire(Instant now) {
    return this instanceof Pending pending && pending.isExpiredAt(now)
        ? MediaChange.of(this, new Deleted(description().next(now)), new MediaExpired())
        : MediaChange.none(this);
  }

  default Either<MediaRefusal, MediaChange> describe(Option<AltText> alt, Instant now) {
    if (alt.equals(description().alt())) {
      return right(MediaChange.none(this));
    }
    var next = description().next(now).describedBy(alt);
    return switch (this) {
      case Pending _ -> right(MediaChange.of(this, new Pending(next), new MediaEdited()));
      case Ready(_, var size) ->
          right(MediaChange.of(this, new Ready(next, size), new MediaEdited()));
      case Rejected _, Deleted _ -> left(new NotIn(EDIT_MEDIA));
    };
  }

  default Either<MediaRefusal, MediaChange> delete(Instant now) {
    return switch (this) {
      case Pending _, Ready _, Rejected _ ->
          right(MediaChange.of(this, new Deleted(description().next(now)), new MediaDeleted()));
      case Deleted _ -> left(new NotIn(DELETE_MEDIA));
    };
  }
}
