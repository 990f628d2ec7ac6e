package dev.blogify.infrastructure.local.importer;

/** The result for a file, or for a picture that a file references. */
public sealed interface ImportOutcome {
  record Imported(String file) implements ImportOutcome {}

  record AlreadyImported(String file) implements ImportOutcome {}

  record ImportRefused(String file, ImportRefusal refusal) implements ImportOutcome {}

  record PictureUploaded(String file, String picture) implements ImportOutcome {}

  record PictureAlreadyUploaded(String file, String picture) implements ImportOutcome {}

  record PictureMissing(String file, String target) implements ImportOutcome {}

  record PictureRefused(String file, String picture, ImportRefusal refusal)
      implements ImportOutcome {}

  default boolean isPostOutcome() {
    return this instanceof Imported
        || this instanceof AlreadyImported
        || this instanceof ImportRefused;
  }

  default boolean isRefusal() {
    return this instanceof ImportRefused || this instanceof PictureRefused;
  }

  /** Whether the user may have to correct something. */
  default boolean needsAttention() {
    return isRefusal() || this instanceof PictureMissing;
  }

  default String describe() {
    return switch (this) {
      case Imported(var file) -> "imported        " + file;
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
