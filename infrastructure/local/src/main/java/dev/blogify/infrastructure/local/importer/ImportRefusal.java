package dev.blogify.infrastructure.local.importer;

/** The reason why a file or a picture cannot be imported. */
public sealed interface ImportRefusal {
  record NotUtf8() implements ImportRefusal {}

  record MissingFrontMatter() implements ImportRefusal {}

  record InvalidFrontMatter(String problem) implements ImportRefusal {}

  record MissingTitle() implements ImportRefusal {}

  record InvalidDate(String raw) implements ImportRefusal {}

  record UnsupportedPicture(String reason) implements ImportRefusal {}

  record SlugNotDerivable(String source) implements ImportRefusal {}

  record DuplicateSlug(String slug, String otherFile) implements ImportRefusal {}

  /** An error response of the API or the user pool. */
  record RefusedByServer(int status, String detail) implements ImportRefusal {}

  record UploadRejected(String reason) implements ImportRefusal {}

  record ConfirmationTimedOut() implements ImportRefusal {}

  default String reason() {
    return switch (this) {
      case NotUtf8 _ -> "the file is not UTF-8";
      case MissingFrontMatter _ -> "the file has no front matter";
      case InvalidFrontMatter(var problem) -> "the front matter is not valid: " + problem;
      case MissingTitle _ -> "the front matter has no title";
      case InvalidDate(var raw) -> "the date is not a date or a date with time: " + raw;
      case UnsupportedPicture(var reason) -> reason;
      case SlugNotDerivable(var source) ->
          "no slug can be derived from \"%s\"; add one to the front matter".formatted(source);
      case DuplicateSlug(var slug, var file) ->
          "the slug \"%s\" is used by %s".formatted(slug, file);
      case RefusedByServer(var status, var detail) -> "status %d, %s".formatted(status, detail);
      case UploadRejected(var reason) -> "the uploaded file was rejected: " + reason;
      case ConfirmationTimedOut _ -> "the uploaded file was not confirmed in time";
    };
  }
}
