package dev.blogify.infrastructure.cdk.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.infrastructure.cdk.Synthesis;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Set;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Compares the templates with the archive that they deploy. */
final class HandlersIT {
  private static final Path ARCHIVE =
      Path.of("..", "..", "adapters", "in", "lambda", "target", "blogify-functions.zip");

  @Test
  void everyHandlerIsInTheArchive() throws IOException {
    var classes = archivedClasses();
    var handlers =
        Synthesis.prod()
            .resources("AWS::Lambda::Function")
            .map(function -> function.text("Handler"));

    assertThat(handlers)
        .isNotEmpty()
        .allSatisfy(handler ->
            assertThat(classes)
                .contains(handler.replace("::handleRequest", "").replace('.', '/') + ".class"));
  }

  private static Set<String> archivedClasses() throws IOException {
    try (var archive = new ZipFile(ARCHIVE.toFile())) {
      Set<String> classes = HashSet.empty();
      for (var jar : List.ofAll(archive.stream().toList())) {
        classes = classes.addAll(jarEntries(archive.getInputStream(jar).readAllBytes()));
      }
      return classes;
    }
  }

  private static Set<String> jarEntries(byte[] jar) throws IOException {
    Set<String> names = HashSet.empty();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names = names.add(entry.getName());
      }
    }
    return names;
  }
}
