package dev.blogify.adapters.out.embedded.filesystem;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.media.MediaFixtures.NOW;
import static dev.blogify.domain.media.MediaFixtures.pending;
import static dev.blogify.domain.media.MediaFixtures.sha256;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Page;
import dev.blogify.application.media.MediaStoreContract;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderMediaStoreTest implements MediaStoreContract {
  private static final Pending PICTURE = pending(1, ALICE.id(), tinyPng());

  private final Path folder;
  private final FolderMediaStore store;

  FolderMediaStoreTest(@TempDir Path folder) throws IOException {
    this.folder = folder.resolve("media");
    this.store = open(NOW);
  }

  private FolderMediaStore open(Instant now) throws IOException {
    return new FolderMediaStore(folder, MediaClient.BASE, new byte[32], InstantSource.fixed(now));
  }

  @Override
  public MediaStore store() {
    return store;
  }

  @Override
  public Instant now() {
    return NOW;
  }

  @Override
  public int upload(MediaStore.PresignedUpload upload, byte[] bytes) {
    return client(store).put(upload, bytes).status();
  }

  @Override
  public Option<byte[]> download(URI url) {
    return Option.of(client(store).get(url))
        .filter(MediaClient.Response::isSuccess)
        .map(MediaClient.Response::bytes);
  }

  private static MediaClient client(FolderMediaStore store) {
    return new MediaClient(store.endpoint(_ -> {}));
  }

  @Test
  void usesTheObjectKeysOfTheBucketAsPaths() throws IOException {
    upload(store.signUpload(PICTURE, NOW), tinyPng());
    store.promote(PICTURE, store.inspectUpload(PICTURE).get());

    assertThat(files())
        .containsExactlyInAnyOrder(
            "pending/%s/%s/bytes".formatted(ALICE.id().value(), PICTURE.id()),
            "pending/%s/%s/metadata".formatted(ALICE.id().value(), PICTURE.id()),
            "assets/%s/%s".formatted(PICTURE.id(), sha256(tinyPng()).toHex()));
  }

  @Test
  void rejectsASecondUploadAfterTheFirstIsDeleted() {
    var presigned = store.signUpload(PICTURE, NOW);
    upload(presigned, tinyPng());
    store.deletePending(PICTURE);

    assertThat(client(store).put(presigned, tinyPng()).statusAndErrorCode())
        .isEqualTo("412 PreconditionFailed");
  }

  @Test
  void returnsPendingUploadsAfterARestart() throws IOException {
    var deleted = pending(2, ALICE.id(), tinyPng());
    upload(store.signUpload(PICTURE, NOW), tinyPng());
    upload(store.signUpload(deleted, NOW), tinyPng());
    store.deletePending(deleted);

    var restarted = open(NOW);

    assertThat(restarted.pendingUploads()).containsExactly(MediaClient.expectedUpload(PICTURE));
    assertThat(restarted.inspectUpload(PICTURE))
        .isEqualTo(store.inspectUpload(PICTURE))
        .isNotEmpty();
  }

  @Test
  void servesPresignedUrlsAfterARestart() throws IOException {
    upload(store.signUpload(PICTURE, NOW), tinyPng());
    store.promote(PICTURE, store.inspectUpload(PICTURE).get());
    var url = store.signDownload(new Ready(PICTURE.metadata(), Option.none()), NOW);

    assertThat(client(open(NOW)).get(url).bytes()).isEqualTo(tinyPng());
  }

  @Test
  void ignoresFilesOfOtherPrograms() throws IOException {
    upload(store.signUpload(PICTURE, NOW), tinyPng());
    store.promote(PICTURE, store.inspectUpload(PICTURE).get());
    Files.write(folder.resolve("assets/.DS_Store"), tinyPng());
    Files.write(folder.resolve("pending/.DS_Store"), tinyPng());

    assertThat(open(NOW).list(Page.PageRequest.firstPage(10)).items()).hasSize(2);
  }

  @Test
  void deletesInterruptedUploadsAtAStart() throws IOException {
    var interrupted = Files.createDirectories(folder.resolve("incoming/123456"));
    Files.write(interrupted.resolve("bytes"), tinyPng());
    Files.createDirectories(folder.resolve("incoming/empty"));

    var restarted = open(NOW);

    assertThat(files()).isEmpty();
    assertThat(client(restarted).put(restarted.signUpload(PICTURE, NOW), tinyPng()).status())
        .isEqualTo(200);
  }

  @Test
  void acceptsAnUploadAfterACrashLeftAnEmptyFolder() throws IOException {
    Files.createDirectories(
        folder.resolve("pending/%s/%s".formatted(ALICE.id().value(), PICTURE.id())));

    assertThat(upload(store.signUpload(PICTURE, NOW), tinyPng())).isEqualTo(200);
  }

  @Test
  void deletesPendingKeysAfterTwoDays() throws IOException {
    upload(store.signUpload(PICTURE, NOW), tinyPng());

    assertThat(open(NOW.plus(Duration.ofDays(2))).pendingUploads())
        .containsExactly(MediaClient.expectedUpload(PICTURE));
    assertThat(open(NOW.plus(Duration.ofDays(2)).plusSeconds(1)).pendingUploads()).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void doesNotFollowSymbolicLinks(@TempDir Path elsewhere) throws IOException {
    var ready = new Ready(PICTURE.metadata(), Option.none());
    var secret = Files.write(elsewhere.resolve("secret"), tinyPng());
    var mediaFolder = folder.resolve("assets").resolve(PICTURE.id().toString());
    var name = sha256(tinyPng()).toHex();

    Files.createDirectory(mediaFolder);
    Files.createSymbolicLink(mediaFolder.resolve(name), secret);
    assertThat(client(store).get(store.signDownload(ready, NOW)).statusAndErrorCode())
        .isEqualTo("404 NoSuchKey");

    Files.delete(mediaFolder.resolve(name));
    Files.delete(mediaFolder);
    Files.move(secret, elsewhere.resolve(name));
    Files.createSymbolicLink(mediaFolder, elsewhere);
    assertThat(client(store).get(store.signDownload(ready, NOW)).statusAndErrorCode())
        .isEqualTo("404 NoSuchKey");
  }

  private Stream<String> files() throws IOException {
    try (var all = Files.walk(folder)) {
      return all
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList()
          .stream();
    }
  }
}
