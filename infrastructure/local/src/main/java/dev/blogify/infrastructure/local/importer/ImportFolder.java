package dev.blogify.infrastructure.local.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The Markdown files and pictures in a folder and its subfolders, except hidden ones. */
public record ImportFolder(
    Path root, Seq<Path> markdownFiles, Map<String, ? extends Seq<Path>> picturesByName) {
  private static final Map<String, String> CONTENT_TYPES_BY_EXTENSION =
      HashMap.of(
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "gif", "image/gif",
          "webp", "image/webp",
          "avif", "image/avif",
          "svg", "image/svg+xml");

  public static ImportFolder scan(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      var files =
          List.ofAll(paths.filter(Files::isRegularFile).sorted())
              .reject(file ->
                  List.ofAll(root.relativize(file))
                      .exists(name -> name.toString().startsWith(".")));
      return new ImportFolder(
          root,
          files.filter(file -> List.of("md", "markdown").contains(extension(file))),
          files
              .filter(file -> CONTENT_TYPES_BY_EXTENSION.containsKey(extension(file)))
              .groupBy(ImportFolder::fileName));
    }
  }

  /** The path relative to the folder, with slashes. */
  String displayName(Path file) {
    return List.ofAll(root.relativize(file)).mkString("/");
  }

  /**
   * Finds the picture with the file name of a link target. Of several, selects the one with the
   * longest common path suffix.
   */
  Option<Path> findPicture(String target) {
    var path = urlDecode(target.replaceFirst("[?#].*", ""));
    return picturesByName
        .get(path.substring(path.lastIndexOf('/') + 1))
        .flatMap(files -> files.maxBy(file -> commonSuffixLength(file, path)));
  }

  static String contentType(Path picture) {
    return CONTENT_TYPES_BY_EXTENSION.get(extension(picture)).get();
  }

  private static String extension(Path file) {
    return fileName(file).substring(fileName(file).lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String fileName(Path file) {
    return file.getFileName().toString();
  }

  /** The number of equal path segments, counted from the end. */
  private static int commonSuffixLength(Path file, String path) {
    return List.ofAll(file)
        .map(Path::toString)
        .reverse()
        .zip(List.of(path.split("/", -1)).reverse())
        .takeWhile(names -> names._1.equals(names._2))
        .size();
  }

  private static String urlDecode(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException _) {
      return path;
    }
  }
}
