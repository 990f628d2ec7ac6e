package dev.blogify.infrastructure.local.importer;

import java.time.Instant;

/** The result for a file, or for a picture that a file references. */
public sealed interface ImportOutcome {
  record Imported(String file) implements ImportOutcome {}

  /** Imported, but not published. */
  record ImportedAsDraft(String file, String reason) implements ImportOutcome {}

  record ImportedAsScheduled(String file, Instant at) implements ImportOutcome {}

  /** The user has moved the post to the trash. */
  record InTrash(String file) implements ImportOutcome {}

  /** A file that is no post. */
  record Skipped(String file, String reason) implements ImportOutcome {}

  /** A part of a file that is not imported. */
  record Note(String file, String text) implements ImportOutcome {}

  record AlreadyImported(String file) implements ImportOutcome {}

  record ImportRefused(String file, ImportRefusal refusal) implements ImportOutcome {}

  record PictureUploaded(String file, String picture) implements ImportOutcome {}

  record PictureAlreadyUploaded(String file, String picture) implements ImportOutcome {}

  record PictureMissing(String file, String target) implements ImportOutcome {}

  record PictureRefused(String file, String picture, ImportRefusal refusal)
      implements ImportOutcome {}

  default boolean isPostOutcome() {
    return isNewPost()
        || this instanceof AlreadyImported
        || this instanceof InTrash
        || this instanceof Skipped
        || this instanceof ImportRefused;
  }

  default boolean isNewPost() {
    return this instanceof Imported
        || this instanceof ImportedAsDraft
        || this instanceof ImportedAsScheduled;
  }

  default boolean isRefusal() {
    return this instanceof ImportRefused || this instanceof PictureRefused;
  }

  /** Whether the user may have to correct something. */
  default boolean needsAttention() {
    return isRefusal()
        || this instanceof PictureMissing
        || this instanceof ImportedAsDraft
        || this instanceof Note;
  }

  default String describe() {
    return switch (this) {
      case Imported(var file) -> "imported        " + file;
      case ImportedAsDraft(var file, var reason) ->
          "imported        %s as a draft: %s".formatted(file, reason);
      case ImportedAsScheduled(var file, var at) ->
          "imported        %s, scheduled for %s".formatted(file, at);
      case InTrash(var file) -> "in the trash    " + file;
      case Skipped(var file, var reason) -> "skipped         %s: %s".formatted(file, reason);
      case Note(var file, var text) -> "note            %s: %s".formatted(file, text);
      case AlreadyImported(var file) -> "already exists  " + file;
      case ImportRefused(var file, var refusal) ->
          "refused         %s: %s".formatted(file, refusal.reason());
      case PictureUploaded(var file, var picture) ->
          "uploaded        %s, referenced by %s".formatted(picture, file);
      case PictureAlreadyUploaded(var file, var picture) ->
          "already exists  %s, referenced by %s".formatted(picture, file);
      case PictureMissing(var file, var target) ->
          "missing         %s, referenced by %s".formatted(target, file);
      case PictureRefused(var file, var picture, var refusal) ->
          "refused         %s, referenced by %s: %s".formatted(picture, file, refusal.reason());
    };
  }
}
