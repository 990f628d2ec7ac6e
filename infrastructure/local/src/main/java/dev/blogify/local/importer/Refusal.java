package dev.blogify.local.importer;

import dev.blogify.domain.post.Slug;
import java.time.Instant;

/** Why a file was not taken in. */
public sealed interface Refusal {
  record NotUtf8() implements Refusal {}

  record NoFrontMatter() implements Refusal {}

  record BadFrontMatter(String problem) implements Refusal {}

  record NoTitle() implements Refusal {}

  record BadDate(String raw) implements Refusal {}

  record InTheFuture(Instant date) implements Refusal {}

  record NoSlug(String words) implements Refusal {}

  record SameSlug(Slug slug, String file) implements Refusal {}

  /** What the API or the user pool said. */
  record Answered(int status, String detail) implements Refusal {}

  record Rejected(String reason) implements Refusal {}

  record NeverReady() implements Refusal {}

  default String reason() {
    return switch (this) {
      case NotUtf8 _ -> "it is not UTF-8";
      case NoFrontMatter _ -> "it has no front matter";
      case BadFrontMatter(var problem) -> "its front matter is not good YAML: " + problem;
      case NoTitle _ -> "its front matter has no title";
      case BadDate(var raw) -> "its date is neither a date nor a date and time: " + raw;
      case InTheFuture(var date) -> "its date is still to come: " + date;
      case NoSlug(var words) -> "\"%s\" makes no slug, give it one".formatted(words);
      case SameSlug(var slug, var file) ->
          "its slug \"%s\" is that of %s".formatted(slug.value(), file);
      case Answered(var status, var detail) -> "%d, %s".formatted(status, detail);
      case Rejected(var reason) -> "rejected after the upload: " + reason;
      case NeverReady _ -> "it was uploaded and then not confirmed in time";
    };
  }
}
