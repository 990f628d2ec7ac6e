package dev.blogify.adapters.in.lambda;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The two deployed archives, unpacked as on Lambda. */
record UnpackedArtifacts(Path taskRoot, Path layerRoot) {
  private static final Path TARGET = Path.of("target");

  /** Unpacks once per process into an empty folder. */
  private static final class LazyHolder {
    static final UnpackedArtifacts UNPACKED = unpack();
  }

  static UnpackedArtifacts unpacked() {
    return LazyHolder.UNPACKED;
  }

  private static UnpackedArtifacts unpack() {
    var lambda = TARGET.resolve("lambda");
    delete(lambda);
    return new UnpackedArtifacts(
        unpack(TARGET.resolve("blogify-functions.zip"), lambda.resolve("task")),
        unpack(TARGET.resolve("blogify-layer.zip"), lambda.resolve("opt")));
  }

  private static void delete(Path folder) {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** In the order of Lambda's class path. */
  Seq<Path> jars() {
    return jars(taskRoot.resolve("lib")).appendAll(jars(layerRoot.resolve("java/lib")));
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
        Files.copy(file, copy);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
