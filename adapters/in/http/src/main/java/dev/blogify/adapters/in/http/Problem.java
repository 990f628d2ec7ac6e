package dev.blogify.adapters.in.http;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.Timestamps;
import dev.blogify.domain.Version;
import dev.blogify.domain.access.Action;
import dev.blogify.domain.media.MediaRefusal;
import dev.blogify.domain.post.Body;
import dev.blogify.domain.post.PostRefusal;
import dev.blogify.domain.post.RenderingLimit;
import dev.blogify.domain.user.UserRefusal;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Validation;
import java.util.Locale;

/**
 * A problem response (RFC 9457) to a refusal or an invalid request; {@code docs/api/problems.md}
 * describes each type.
 */
record Problem(
    ProblemType type, String detail, Seq<FieldError> errors, Map<String, String> headers) {
  /** The maximum number of listed errors, which bounds the size of the response. */
  private static final int MAX_ERRORS = 50;

  static <T> Either<Problem, T> fromValidation(Validation<Seq<FieldError>, T> validation) {
    return validation.toEither().mapLeft(Problem::malformed);
  }

  static Problem malformed(FieldError error) {
    return malformed(List.of(error));
  }

  private static Problem malformed(Seq<FieldError> errors) {
    return new Problem(
        ProblemType.MALFORMED_REQUEST,
        "The request is malformed and has changed nothing. Correct the values in \"errors\".",
        errors,
        LinkedHashMap.empty());
  }

  static Problem bodyTooLarge() {
    return problem(
        ProblemType.BODY_TOO_LARGE,
        "The Markdown body of a post must be at most %,d bytes of UTF-8.".formatted(Body.MAX_BYTES),
        "/body",
        "must be at most %d bytes of UTF-8".formatted(Body.MAX_BYTES));
  }

  /**
   * Reports a request body whose content type is not accepted.
   *
   * @param header the response header that lists the accepted content type
   */
  static Problem unsupportedMediaType(String header, String accepted) {
    return problem(
            ProblemType.UNSUPPORTED_MEDIA_TYPE,
            "The content type of the body must be %s in UTF-8.".formatted(accepted))
        .withHeader(header, accepted);
  }

  static Problem preconditionRequired() {
    return problem(
        ProblemType.PRECONDITION_REQUIRED,
        "Send the header If-Match with the ETag of the version that you change.");
  }

  static Problem invalidToken() {
    return problem(ProblemType.INVALID_TOKEN, "Send an access token, not an ID token.")
        .withHeader("www-authenticate", "Bearer error=\"invalid_token\"");
  }

  static Problem storeBusy() {
    return problem(ProblemType.BUSY, "The service is busy and has changed nothing. Retry later.")
        .withHeader("retry-after", "1");
  }

  static Problem notFound() {
    return problem(
        ProblemType.NOT_FOUND, "The resource does not exist, or you are not permitted to see it.");
  }

  static Problem fromRefusal(PostRefusal refusal) {
    return switch (refusal) {
      case PostRefusal.PostNotFound(), PostRefusal.RevisionNotFound(_) -> notFound();
      case PostRefusal.NotAllowed(var action) -> notAllowed(action);
      case PostRefusal.VersionConflict(var current) -> staleVersion(current);
      case PostRefusal.InvalidState(var status, _) ->
          problem(
              ProblemType.WRONG_STATE,
              "The operation is not possible for a post in the state \"%s\"."
                  .formatted(status.label()));
      case PostRefusal.NothingToPublish() ->
          problem(
              ProblemType.NOTHING_TO_PUBLISH,
              "The post has not been edited since its last publication.");
      case PostRefusal.SlugTaken(var slug) ->
          problem(
              ProblemType.SLUG_TAKEN,
              "The slug \"%s\" belongs, or belonged, to another post.".formatted(slug.value()),
              "/slug",
              "is taken");
      case PostRefusal.TooManySlugs(var max) ->
          problem(
              ProblemType.TOO_MANY_SLUGS,
              "A post can be published under at most %d different slugs.".formatted(max),
              "/slug",
              "must be a former slug of the post");
      case PostRefusal.BodyBeyondLimit(var limit) ->
          problem(
              ProblemType.BODY_BEYOND_LIMIT,
              "The body of the post cannot be rendered. It must have %s."
                  .formatted(describe(limit)),
              "/body",
              "must have " + describe(limit));
      case PostRefusal.PictureNotUsable(var cover) -> unknownPicture("/coverMediaId", cover);
      case PostRefusal.ScheduledInThePast(_) ->
          problem(
              ProblemType.DATE_IN_THE_PAST,
              "A post can only be scheduled for a future time. Publish it to show it now.",
              "/publishAt",
              "must be in the future");
      case PostRefusal.PublicationInTheFuture(_) ->
          problem(
              ProblemType.DATE_IN_THE_FUTURE,
              "A publication date can be in the past, but not in the future. Schedule the post to"
                  + " publish it later.",
              "/publishedAt",
              "must not be in the future");
      case PostRefusal.PublicationDateAlreadySet(var publishedAt) ->
          problem(
              ProblemType.PUBLICATION_DATE_FIXED,
              "The post was first published at %s. This date cannot be changed."
                  .formatted(Timestamps.format(publishedAt)),
              "/publishedAt",
              "can only be set on the first publication");
    };
  }

  static Problem fromRefusal(MediaRefusal refusal) {
    return switch (refusal) {
      case MediaRefusal.MediaNotFound() -> notFound();
      case MediaRefusal.NotAllowed(var action) -> notAllowed(action);
      case MediaRefusal.VersionConflict(var current) -> staleVersion(current);
      case MediaRefusal.InvalidState(_) ->
          problem(
              ProblemType.WRONG_STATE,
              "The operation is not possible in the current state of the medium.");
      case MediaRefusal.NotUploaded() ->
          problem(ProblemType.WRONG_STATE, "The file has not been uploaded yet.");
      case MediaRefusal.TooLarge(var type, _) ->
          problem(
              ProblemType.UPLOAD_TOO_LARGE,
              "A file of type %s must be at most %,d bytes."
                  .formatted(type.contentType(), type.maxBytes()),
              "/size",
              "must be at most " + type.maxBytes());
    };
  }

  static Problem fromRefusal(UserRefusal refusal) {
    return switch (refusal) {
      case UserRefusal.UserNotFound() -> notFound();
      case UserRefusal.NotAllowed(var action) -> notAllowed(action);
      case UserRefusal.VersionConflict(var current) -> staleVersion(current);
      case UserRefusal.OwnRole() ->
          problem(
              ProblemType.OWN_ROLE,
              "Administrators cannot give up their own role. Another administrator can change it.");
      case UserRefusal.PictureNotUsable(var picture) -> unknownPicture("/pictureMediaId", picture);
    };
  }

  private static Problem notAllowed(Action action) {
    return problem(
        ProblemType.NOT_ALLOWED, "You are not permitted to %s.".formatted(describe(action)));
  }

  private static String describe(RenderingLimit limit) {
    return switch (limit) {
      case ELEMENTS -> "at most %,d elements".formatted(limit.max());
      case TABLE_CELLS -> "at most %,d table cells".formatted(limit.max());
      case HTML_BYTES -> "at most %,d bytes of HTML".formatted(limit.max());
      case SECONDS -> "a rendering time of at most %d seconds".formatted(limit.max());
    };
  }

  private static String describe(Action action) {
    return switch (action) {
      case CREATE_POST -> "create posts";
      case UPLOAD_MEDIA -> "upload media";
      case REGISTER_USER -> "register users";
      case CHANGE_ROLE -> "change roles";
      case LIST_ALL_UNPUBLISHED_POSTS -> "list the unpublished posts of all authors";
      case READ_POST_AUDIT -> "read the audit trail of this post";
      case READ_FULL_AUDIT -> "read the audit trail";
      case READ_DRAFT,
          EDIT_POST,
          PUBLISH_POST,
          UNPUBLISH_POST,
          SCHEDULE_POST,
          TRASH_POST,
          RESTORE_POST,
          PURGE_POST,
          CONFIRM_MEDIA,
          EXPIRE_MEDIA,
          READ_MEDIA,
          EDIT_MEDIA,
          DELETE_MEDIA,
          EDIT_PROFILE ->
          action.name().toLowerCase(Locale.ROOT).replace("_", " this ");
    };
  }

  private static Problem staleVersion(Version current) {
    return problem(
        ProblemType.STALE_VERSION,
        "The resource has changed. Its current ETag is %s."
            .formatted(ApiResponse.entityTag(current)));
  }

  private static Problem unknownPicture(String pointer, Object id) {
    return problem(
        ProblemType.UNKNOWN_PICTURE,
        "The picture %s does not exist or is not ready.".formatted(id),
        pointer,
        "must be the id of a ready picture");
  }

  private static Problem problem(ProblemType type, String detail, String pointer, String message) {
    return new Problem(
        type, detail, List.of(FieldError.inBody(pointer, message)), LinkedHashMap.empty());
  }

  private static Problem problem(ProblemType type, String detail) {
    return new Problem(type, detail, List.empty(), LinkedHashMap.empty());
  }

  private Problem withHeader(String header, String value) {
    return new Problem(type, detail, errors, headers.put(header, value));
  }

  ApiResponse toResponse(String correlationId) {
    var problem =
        JsonObject.EMPTY
            .with("type", type.uri())
            .with("title", type.title)
            .with("status", type.status)
            .with("detail", detail)
            .with("correlationId", correlationId);
    return ApiResponse.problem(
            type.status,
            errors.isEmpty()
                ? problem
                : problem.withObjects("errors", errors.take(MAX_ERRORS).map(FieldError::toJson)))
        .withHeader("cache-control", "no-store")
        .withHeaders(headers);
  }

  /** The problem types with their status codes; {@code docs/api/problems.md} describes each one. */
  enum ProblemType {
    MALFORMED_REQUEST(400, "Malformed request"),
    INVALID_TOKEN(401, "Access token required"),
    NOT_ALLOWED(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    WRONG_STATE(409, "State does not allow this"),
    NOTHING_TO_PUBLISH(409, "Nothing to publish"),
    SLUG_TAKEN(409, "Slug is taken"),
    OWN_ROLE(409, "Own role"),
    TOO_MANY_SLUGS(409, "Too many former slugs"),
    PUBLICATION_DATE_FIXED(409, "Publication date is fixed"),
    STALE_VERSION(412, "Version is not current"),
    BODY_TOO_LARGE(413, "Post is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported content type"),
    BODY_BEYOND_LIMIT(422, "Post cannot be rendered"),
    UNKNOWN_PICTURE(422, "Unknown picture"),
    DATE_IN_THE_PAST(422, "Date is in the past"),
    DATE_IN_THE_FUTURE(422, "Date is in the future"),
    UPLOAD_TOO_LARGE(422, "File is too large"),
    PRECONDITION_REQUIRED(428, "If-Match is missing"),
    BUSY(503, "Service is busy");

    final int status;
    final String title;

    ProblemType(int status, String title) {
      this.status = status;
      this.title = title;
    }

    /** The URI of the type, which is also the address of its description. */
    String uri() {
      return "https://blogify.dev/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
