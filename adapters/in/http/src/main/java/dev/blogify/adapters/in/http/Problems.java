package dev.blogify.adapters.in.http;

import static dev.blogify.adapters.in.http.Problems.ProblemType.*;

import dev.blogify.adapters.in.http.json.FieldError;
import dev.blogify.adapters.json.Timestamps;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.post.Body;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.user.UserRefusal;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Validation;
import java.util.Locale;

/** The wording and the status of every refusal; {@code docs/api/problems.md} explains each type. */
final class Problems {
  private Problems() {}

  enum ProblemType {
    MALFORMED_REQUEST(400, "The request cannot be read"),
    INVALID_TOKEN(401, "The token gives no access"),
    NOT_ALLOWED(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    WRONG_STATE(409, "Not in this state"),
    NOTHING_TO_PUBLISH(409, "Nothing to publish"),
    SLUG_TAKEN(409, "The slug is taken"),
    TOO_MANY_SLUGS(409, "Too many former slugs"),
    PUBLICATION_DATE_FIXED(409, "The publication date is fixed"),
    STALE_VERSION(412, "The version is not the current one"),
    BODY_TOO_LARGE(413, "The post is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The content type is not accepted"),
    UNKNOWN_PICTURE(422, "No such picture"),
    DATE_IN_THE_PAST(422, "The date lies in the past"),
    DATE_IN_THE_FUTURE(422, "The date lies in the future"),
    UPLOAD_TOO_LARGE(422, "The file is too large"),
    PRECONDITION_REQUIRED(428, "If-Match is missing"),
    BUSY(503, "Too busy");

    final int status;
    final String title;

    ProblemType(int status, String title) {
      this.status = status;
      this.title = title;
    }

    String uri() {
      return "https://blogify.dev/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What was read, or all that is wrong with it. */
  static <T> Either<Problem, T> fromValidation(Validation<Seq<FieldError>, T> reading) {
    return reading.toEither().mapLeft(Problems::malformed);
  }

  static Problem malformed(FieldError flaw) {
    return malformed(List.of(flaw));
  }

  private static Problem malformed(Seq<FieldError> flaws) {
    return problem(
        MALFORMED_REQUEST, "Nothing was changed. See \"errors\" for what to mend.", flaws);
  }

  static Problem bodyTooLarge() {
    return problem(
        BODY_TOO_LARGE,
        "The body of a post has at most %,d bytes of UTF-8.".formatted(Body.MAX_BYTES),
        List.of(
            FieldError.inBody(
                "/body", "must be at most %d bytes of UTF-8".formatted(Body.MAX_BYTES))));
  }

  /**
   * The body has another content type.
   *
   * @param hint the header that tells clients what would be accepted
   */
  static Problem unsupportedMediaType(String hint, String accepted) {
    return new Problem(
        UNSUPPORTED_MEDIA_TYPE,
        "The body must be sent as %s, in UTF-8.".formatted(accepted),
        List.empty(),
        HashMap.of(hint, accepted));
  }

  static Problem preconditionRequired() {
    return problem(
        PRECONDITION_REQUIRED,
        "Send If-Match with the ETag of the version that you mean to change.");
  }

  static Problem invalidToken() {
    return new Problem(
        INVALID_TOKEN,
        "Send an access token, not an ID token.",
        List.empty(),
        HashMap.of("www-authenticate", "Bearer error=\"invalid_token\""));
  }

  static Problem storeBusy() {
    return new Problem(
        BUSY, "Nothing was changed. Try again.", List.empty(), HashMap.of("retry-after", "1"));
  }

  static Problem notFound() {
    return problem(NOT_FOUND, "There is no such thing, or none that you may know of.");
  }

  static Problem fromRefusal(PostRefusal refusal) {
    return switch (refusal) {
      case PostRefusal.PostNotFound(), PostRefusal.RevisionNotFound(_) -> notFound();
      case PostRefusal.NotAllowed(var act) -> notAllowed(act);
      case PostRefusal.VersionConflict(var current) -> staleVersion(current);
      case PostRefusal.InvalidState(var status, _) ->
          problem(
              WRONG_STATE,
              "The post is %s, and as such cannot be changed this way.".formatted(status.label()));
      case PostRefusal.NothingToPublish() ->
          problem(NOTHING_TO_PUBLISH, "The post is published, and was not edited since.");
      case PostRefusal.SlugTaken(var slug) ->
          problem(
              SLUG_TAKEN,
              "Another post has, or had, the slug \"%s\".".formatted(slug.value()),
              "/slug",
              "is taken");
      case PostRefusal.TooManySlugs(var max) ->
          problem(
              TOO_MANY_SLUGS,
              "A post is published under at most %d slugs in its life.".formatted(max),
              "/slug",
              "must be one of the former ones");
      case PostRefusal.PictureNotUsable(var cover) -> unknownPicture("/coverMediaId", cover);
      case PostRefusal.ScheduledInThePast(_) ->
          problem(
              DATE_IN_THE_PAST,
              "A post is scheduled for a moment to come; to show it now, publish it.",
              "/publishAt",
              "must lie in the future");
      case PostRefusal.PublicationInTheFuture(_) ->
          problem(
              DATE_IN_THE_FUTURE,
              "A publication may be dated back, but not ahead; to publish later, schedule it.",
              "/publishedAt",
              "must not lie in the future");
      case PostRefusal.PublicationDateAlreadySet(var publishedAt) ->
          problem(
              PUBLICATION_DATE_FIXED,
              "The post was first published at %s, and that stays."
                  .formatted(Timestamps.format(publishedAt)),
              "/publishedAt",
              "can only be set by the first publication");
    };
  }

  static Problem fromRefusal(MediaRefusal refusal) {
    return switch (refusal) {
      case MediaRefusal.MediaNotFound() -> notFound();
      case MediaRefusal.NotAllowed(var act) -> notAllowed(act);
      case MediaRefusal.VersionConflict(var current) -> staleVersion(current);
      case MediaRefusal.InvalidState(_) ->
          problem(WRONG_STATE, "The medium is in no state to be changed this way.");
      case MediaRefusal.NotUploaded() -> problem(WRONG_STATE, "Its bytes were not uploaded yet.");
      case MediaRefusal.TooLarge(var type, _) ->
          problem(
              UPLOAD_TOO_LARGE,
              "A file of type %s has at most %,d bytes."
                  .formatted(type.contentType(), type.maxBytes()),
              "/size",
              "must be at most " + type.maxBytes());
    };
  }

  static Problem fromRefusal(UserRefusal refusal) {
    return switch (refusal) {
      case UserRefusal.UserNotFound() -> notFound();
      case UserRefusal.NotAllowed(var act) -> notAllowed(act);
      case UserRefusal.VersionConflict(var current) -> staleVersion(current);
      case UserRefusal.PictureNotUsable(var picture) -> unknownPicture("/pictureMediaId", picture);
    };
  }

  private static Problem notAllowed(Action act) {
    return problem(
        NOT_ALLOWED,
        "Your role, or whose this is, does not allow to %s."
            .formatted(act.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
  }

  private static Problem staleVersion(Version current) {
    return problem(
        STALE_VERSION,
        "Somebody changed it since; its ETag is now %s.".formatted(EntityTags.format(current)));
  }

  private static Problem unknownPicture(String pointer, Object id) {
    return problem(
        UNKNOWN_PICTURE,
        "There is no picture %s that is ready to be shown.".formatted(id),
        pointer,
        "must be the id of a picture that is ready");
  }

  private static Problem problem(ProblemType type, String detail, String pointer, String message) {
    return problem(type, detail, List.of(FieldError.inBody(pointer, message)));
  }

  private static Problem problem(ProblemType type, String detail) {
    return problem(type, detail, List.empty());
  }

  private static Problem problem(ProblemType type, String detail, Seq<FieldError> errors) {
    Map<String, String> none = HashMap.empty();
    return new Problem(type, detail, errors, none);
  }
}
