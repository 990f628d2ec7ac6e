package dev.blogify.infrastructure.local.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The Markdown files and pictures in a folder and its subfolders, except hidden ones and those of
 * installed packages.
 *
 * @param otherPages the files of other page formats, which are not imported
 */
public record ImportFolder(
    Path root,
    Seq<Path> markdownFiles,
    Seq<Path> otherPages,
    Map<String, ? extends Seq<Path>> picturesByName) {
  /** The folders from which generators serve files under {@code /}. */
  private static final Seq<String> STATIC_FOLDERS =
      List.of("", "static", "public", "assets", "source", "src");

  private static final Set<String> PICTURE_EXTENSIONS =
      HashSet.of("png", "jpg", "jpeg", "gif", "webp", "avif", "svg");

  public static ImportFolder scan(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      var files =
          List.ofAll(paths.filter(Files::isRegularFile).sorted())
              .reject(file ->
                  List.ofAll(root.relativize(file))
                      .exists(name ->
                          name.toString().startsWith(".")
                              || name.toString().equals("node_modules")));
      return new ImportFolder(
          root,
          files.filter(file -> List.of("md", "markdown").contains(extension(file))),
          files.filter(file -> List.of("mdx", "html", "htm").contains(extension(file))),
          files
              .filter(file -> PICTURE_EXTENSIONS.contains(extension(file)))
              .groupBy(file -> normalize(fileName(file))));
    }
  }

  /** The path relative to the folder, with slashes. */
  String displayName(Path file) {
    return List.ofAll(root.relativize(file)).mkString("/");
  }

  /**
   * Finds the picture of a link target: relative to the folder of the file, then in the static
   * folders, then the picture with the same file name and the longest common path suffix. Names
   * match in any Unicode normalization.
   */
  Option<Path> findPicture(Path file, String target) {
    var path = normalize(urlDecode(target.replaceFirst("[?#].*", "")));
    var sameName =
        picturesByName
            .get(path.substring(path.lastIndexOf('/') + 1))
            .<Seq<Path>>map(files -> files)
            .getOrElse(List.empty());
    var folder = Option.of(file.getParent()).getOrElse(root);
    var candidates =
        path.startsWith("/")
            ? STATIC_FOLDERS.map(name -> root.resolve(name).resolve(path.substring(1)))
            : STATIC_FOLDERS
                .map(name -> root.resolve(name).resolve(path))
                .prepend(folder.resolve(path));
    return candidates
        .flatMap(candidate ->
            sameName.find(picture ->
                normalize(picture.normalize().toString())
                    .equals(normalize(candidate.normalize().toString()))))
        .headOption()
        .orElse(() -> sameName.maxBy(picture -> commonSuffixLength(picture, path)));
  }

  private static String normalize(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
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
        .map(ImportFolder::normalize)
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
