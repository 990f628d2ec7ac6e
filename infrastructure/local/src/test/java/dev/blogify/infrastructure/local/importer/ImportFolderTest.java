package dev.blogify.infrastructure.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImportFolderTest {
  @TempDir private Path root;

  @BeforeEach
  void createFiles() throws IOException {
    for (var name :
        List.of(
            "b.md",
            "a/a.MD",
            "a/notes.txt",
            ".git/x.md",
            "one/p.png",
            "two/blog/p.png",
            "two/é +.JPG")) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.writeString(root.resolve(name), "");
    }
  }

  @Test
  void findsMarkdownFilesInSubfoldersExceptHiddenOnes() throws IOException {
    var folder = ImportFolder.scan(root);

    assertThat(folder.markdownFiles().map(folder::displayName))
        .isEqualTo(List.of("a/a.MD", "b.md"));
  }

  @ParameterizedTest
  @CsvSource({
    "p.png,                          one/p.png",
    "/static/images/two/blog/p.png,  two/blog/p.png",
    "../blog/p.png?v=2#top,          two/blog/p.png",
    "/x/%C3%A9%20+.JPG,              two/é +.JPG"
  })
  void findsPicturesByFileName(String target, String file) throws IOException {
    var folder = ImportFolder.scan(root);

    assertThat(folder.findPicture(root.resolve("b.md"), target).map(folder::displayName))
        .isEqualTo(Option.some(file));
  }

  @ParameterizedTest
  @CsvSource({"P.png", "q.png", "notes.txt", "p.png/", "%zz.png"})
  void findsNoPictureForOtherTargets(String target) throws IOException {
    assertThat(ImportFolder.scan(root).findPicture(root.resolve("b.md"), target))
        .isEqualTo(Option.none());
  }

  @Test
  void prefersThePictureBesideTheFile() throws IOException {
    for (var name :
        List.of(
            "north/trip.md",
            "north/cover.png",
            "south/trip.md",
            "south/cover.png",
            "static/img/x.png",
            "x.png")) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.writeString(root.resolve(name), "");
    }
    var folder = ImportFolder.scan(root);

    for (var place : List.of("north", "south")) {
      assertThat(
              folder
                  .findPicture(root.resolve(place + "/trip.md"), "./cover.png")
                  .map(folder::displayName))
          .contains(place + "/cover.png");
    }
    assertThat(folder.findPicture(root.resolve("b.md"), "/img/x.png").map(folder::displayName))
        .contains("static/img/x.png");
    assertThat(
            folder.findPicture(root.resolve("b.md"), "two/e\u0301 +.JPG").map(folder::displayName))
        .contains("two/é +.JPG");
  }
}
