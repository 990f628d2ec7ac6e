package dev.blogify.infrastructure.local.importer;

import dev.blogify.domain.post.Slug;
import java.time.Instant;

/** Why a file was not taken in. */
public sealed interface ImportRefusal {
  record NotUtf8() implements ImportRefusal {}

  record MissingFrontMatter() implements ImportRefusal {}

  record InvalidFrontMatter(String problem) implements ImportRefusal {}

  record MissingTitle() implements ImportRefusal {}

  record InvalidDate(String raw) implements ImportRefusal {}

  record DateInFuture(Instant date) implements ImportRefusal {}

  record SlugNotDerivable(String source) implements ImportRefusal {}

  record DuplicateSlug(Slug slug, String otherFile) implements ImportRefusal {}

  /** What the API or the user pool said. */
  record RefusedByServer(int status, String detail) implements ImportRefusal {}

  record UploadRejected(String reason) implements ImportRefusal {}

  record ConfirmationTimedOut() implements ImportRefusal {}

  default String reason() {
    return switch (this) {
      case NotUtf8 _ -> "it is not UTF-8";
      case MissingFrontMatter _ -> "it has no front matter";
      case InvalidFrontMatter(var problem) -> "its front matter is not good YAML: " + problem;
      case MissingTitle _ -> "its front matter has no title";
      case InvalidDate(var raw) -> "its date is neither a date nor a date and time: " + raw;
      case DateInFuture(var date) -> "its date is still to come: " + date;
      case SlugNotDerivable(var words) -> "\"%s\" makes no slug, give it one".formatted(words);
      case DuplicateSlug(var slug, var file) ->
          "its slug \"%s\" is that of %s".formatted(slug.value(), file);
      case RefusedByServer(var status, var detail) -> "%d, %s".formatted(status, detail);
      case UploadRejected(var reason) -> "rejected after the upload: " + reason;
      case ConfirmationTimedOut _ -> "it was uploaded and then not confirmed in time";
    };
  }
}
