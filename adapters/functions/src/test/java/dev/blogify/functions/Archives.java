package dev.blogify.functions;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The two archives that are deployed, unpacked as Lambda does it. */
record Archives(Path task, Path layer) {
  static Archives unpack() {
    var target = Path.of("target");
    return new Archives(
        unpack(target.resolve("blogify-functions.zip"), target.resolve("lambda/task")),
        unpack(target.resolve("blogify-layer.zip"), target.resolve("lambda/opt")));
  }

  /** In the order in which Lambda has them on the class path. */
  Seq<Path> jars() {
    return jars(task.resolve("lib")).appendAll(jars(layer.resolve("java/lib")));
  }

  private static Seq<Path> jars(Path folder) {
    try (var files = Files.list(folder)) {
      return List.ofAll(files.sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path unpack(Path zip, Path folder) {
    try (var archive = FileSystems.newFileSystem(zip);
        var files = Files.walk(archive.getPath("/"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = folder.resolve(file.toString().substring(1));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
