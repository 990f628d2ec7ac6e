package dev.blogify.local.importer;

/** What became of a file, or of a picture that a file names. */
public sealed interface Outcome {
  record Imported(String file) implements Outcome {}

  record AlreadyThere(String file) implements Outcome {}

  record Refused(String file, Refusal why) implements Outcome {}

  record PictureUploaded(String file, String picture) implements Outcome {}

  record PictureAlreadyThere(String file, String picture) implements Outcome {}

  record PictureMissing(String file, String target) implements Outcome {}

  record PictureRefused(String file, String picture, Refusal why) implements Outcome {}

  /** Whether a whole file was dealt with, rather than one of its pictures. */
  default boolean isOfFile() {
    return switch (this) {
      case Imported _, AlreadyThere _, Refused _ -> true;
      case PictureUploaded _, PictureAlreadyThere _, PictureMissing _, PictureRefused _ -> false;
    };
  }

  default boolean isRefusal() {
    return switch (this) {
      case Refused _, PictureRefused _ -> true;
      case Imported _, AlreadyThere _, PictureUploaded _, PictureAlreadyThere _, PictureMissing _ ->
          false;
    };
  }

  /** Whether somebody may have to do something. */
  default boolean isWorthKnowing() {
    return isRefusal() || this instanceof PictureMissing;
  }

  default String line() {
    return switch (this) {
      case Imported(var file) -> "imported       " + file;
      case AlreadyThere(var file) -> "already there  " + file;
      case Refused(var file, var why) -> "refused        %s: %s".formatted(file, why.reason());
      case PictureUploaded(var file, var picture) ->
          "uploaded       %s, for %s".formatted(picture, file);
      case PictureAlreadyThere(var file, var picture) ->
          "already there  %s, for %s".formatted(picture, file);
      case PictureMissing(var file, var target) ->
          "missing        %s, named by %s".formatted(target, file);
      case PictureRefused(var file, var picture, var why) ->
          "refused        %s, for %s: %s".formatted(picture, file, why.reason());
    };
  }
}
