package dev.blogify.infrastructure.local.importer;

/** What became of a file, or of a picture that a file names. */
public sealed interface ImportOutcome {
  record Imported(String file) implements ImportOutcome {}

  record AlreadyImported(String file) implements ImportOutcome {}

  record ImportRefused(String file, ImportRefusal refusal) implements ImportOutcome {}

  record PictureUploaded(String file, String picture) implements ImportOutcome {}

  record PictureAlreadyUploaded(String file, String picture) implements ImportOutcome {}

  record PictureMissing(String file, String target) implements ImportOutcome {}

  record PictureRefused(String file, String picture, ImportRefusal refusal)
      implements ImportOutcome {}

  /** Whether a whole file was dealt with, rather than one of its pictures. */
  default boolean isPostOutcome() {
    return switch (this) {
      case Imported _, AlreadyImported _, ImportRefused _ -> true;
      case PictureUploaded _, PictureAlreadyUploaded _, PictureMissing _, PictureRefused _ -> false;
    };
  }

  default boolean isRefusal() {
    return switch (this) {
      case ImportRefused _, PictureRefused _ -> true;
      case Imported _,
          AlreadyImported _,
          PictureUploaded _,
          PictureAlreadyUploaded _,
          PictureMissing _ ->
          false;
    };
  }

  /** Whether somebody may have to do something. */
  default boolean needsAttention() {
    return isRefusal() || this instanceof PictureMissing;
  }

  default String describe() {
    return switch (this) {
      case Imported(var file) -> "imported       " + file;
      case AlreadyImported(var file) -> "already there  " + file;
      case ImportRefused(var file, var why) ->
          "refused        %s: %s".formatted(file, why.reason());
      case PictureUploaded(var file, var picture) ->
          "uploaded       %s, for %s".formatted(picture, file);
      case PictureAlreadyUploaded(var file, var picture) ->
          "already there  %s, for %s".formatted(picture, file);
      case PictureMissing(var file, var target) ->
          "missing        %s, named by %s".formatted(target, file);
      case PictureRefused(var file, var picture, var why) ->
          "refused        %s, for %s: %s".formatted(picture, file, why.reason());
    };
  }
}
