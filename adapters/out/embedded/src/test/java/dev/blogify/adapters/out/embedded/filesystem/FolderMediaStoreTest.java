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
    return FolderMediaStore.open(folder, MediaClient.BASE, new byte[32], InstantSource.fixed(now));
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
  public int upload(MediaStore.PresignedUpload ticket, byte[] bytes) {
    return client(store).put(ticket, bytes).status();
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
  void laysFilesOutAsTheBucketDoes() throws IOException {
    upload(store.signUpload(PICTURE, NOW), tinyPng());
    store.promote(PICTURE, store.inspectUpload(PICTURE).get());

    assertThat(files())
        .containsExactlyInAnyOrder(
            "pending/%s/%s/bytes".formatted(ALICE.id().value(), PICTURE.id()),
            "pending/%s/%s/said".formatted(ALICE.id().value(), PICTURE.id()),
            "assets/%s/%s".formatted(PICTURE.id(), sha256(tinyPng()).toHex()));
  }

  @Test
  void takesNoSecondUploadOnceTheFirstWasDiscarded() {
    var ticket = store.signUpload(PICTURE, NOW);
    upload(ticket, tinyPng());
    store.deletePending(PICTURE);

    assertThat(client(store).put(ticket, tinyPng()).statusAndErrorCode())
        .isEqualTo("412 PreconditionFailed");
  }

  @Test
  void remembersUploadsThatNobodyLookedAtBeforeARestart() throws IOException {
    var other = pending(2, ALICE.id(), tinyPng());
    upload(store.signUpload(PICTURE, NOW), tinyPng());
    upload(store.signUpload(other, NOW), tinyPng());
    store.deletePending(other);

    var restarted = open(NOW);

    assertThat(restarted.pendingUploads()).containsExactly(MediaClient.expectedUpload(PICTURE));
    assertThat(restarted.inspectUpload(PICTURE))
        .isEqualTo(store.inspectUpload(PICTURE))
        .isNotEmpty();
  }

  @Test
  void keepsServingAfterARestart() throws IOException {
    upload(store.signUpload(PICTURE, NOW), tinyPng());
    store.promote(PICTURE, store.inspectUpload(PICTURE).get());
    var url = store.signDownload(new Ready(PICTURE.metadata(), Option.none()), NOW);

    assertThat(client(open(NOW)).get(url).bytes()).isEqualTo(tinyPng());
  }

  @Test
  void mindsNoFileOfSomebodyElses() throws IOException {
    upload(store.signUpload(PICTURE, NOW), tinyPng());
    store.promote(PICTURE, store.inspectUpload(PICTURE).get());
    Files.write(folder.resolve("assets/.DS_Store"), tinyPng());
    Files.write(folder.resolve("pending/.DS_Store"), tinyPng());

    assertThat(open(NOW).list(Page.PageRequest.firstPage(10)).items()).hasSize(2);
  }

  @Test
  void sweepsWhatACrashLeftHalfUploaded() throws IOException {
    var interrupted = Files.createDirectories(folder.resolve("incoming/123456"));
    Files.write(interrupted.resolve("bytes"), tinyPng());
    Files.createDirectories(folder.resolve("incoming/empty"));

    var restarted = open(NOW);

    assertThat(files()).isEmpty();
    assertThat(client(restarted).put(restarted.signUpload(PICTURE, NOW), tinyPng()).status())
        .isEqualTo(200);
  }

  @Test
  void takesAnUploadWhereACrashLeftAnEmptyPlace() throws IOException {
    Files.createDirectories(
        folder.resolve("pending/%s/%s".formatted(ALICE.id().value(), PICTURE.id())));

    assertThat(upload(store.signUpload(PICTURE, NOW), tinyPng())).isEqualTo(200);
  }

  @Test
  void forgetsPendingPlacesAfterTwoDays() throws IOException {
    upload(store.signUpload(PICTURE, NOW), tinyPng());

    assertThat(open(NOW.plus(Duration.ofDays(2))).pendingUploads())
        .containsExactly(MediaClient.expectedUpload(PICTURE));
    assertThat(open(NOW.plus(Duration.ofDays(2)).plusSeconds(1)).pendingUploads()).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void followsNoLinkOutOfTheFolder(@TempDir Path elsewhere) throws IOException {
    var ready = new Ready(PICTURE.metadata(), Option.none());
    var secret = Files.write(elsewhere.resolve("secret"), tinyPng());
    var place = folder.resolve("assets").resolve(PICTURE.id().toString());
    var name = sha256(tinyPng()).toHex();

    Files.createDirectory(place);
    Files.createSymbolicLink(place.resolve(name), secret);
    assertThat(client(store).get(store.signDownload(ready, NOW)).statusAndErrorCode())
        .isEqualTo("404 NoSuchKey");

    Files.delete(place.resolve(name));
    Files.delete(place);
    Files.move(secret, elsewhere.resolve(name));
    Files.createSymbolicLink(place, elsewhere);
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
