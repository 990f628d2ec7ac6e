package dev.blogify.application.media;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.access.TestUsers.BOB;
import static dev.blogify.domain.media.MediaFixtures.id;
import static dev.blogify.domain.media.MediaFixtures.pending;
import static dev.blogify.domain.media.MediaFixtures.sha256;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.ConcurrentRunner;
import dev.blogify.application.PageWalker;
import dev.blogify.application.ports.FileHeader;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.MediaStore.PresignedUpload;
import dev.blogify.application.ports.MediaStore.StoredObject.PendingUpload;
import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import dev.blogify.application.ports.UploadedObject;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Contract of {@link MediaStore} and of its presigned URLs (MED-2). */
public interface MediaStoreContract {
  /** An empty store; the same instance throughout a test. */
  MediaStore store();

  /** The fixed time of the clock of the store. */
  Instant now();

  /**
   * Sends an upload as a client does, with the method, URL and headers that were presigned.
   *
   * @return the HTTP status
   */
  int upload(PresignedUpload presigned, byte[] bytes);

  /** Downloads a URL as a client does; none unless the response is a success. */
  Option<byte[]> download(URI url);

  @Test
  default void signsTheAnnouncementForOneHour() {
    var presigned = store().signUpload(picture(), now());

    assertThat(presigned.method()).isEqualTo("PUT");
    assertThat(presigned.expiresAt()).isEqualTo(now().plus(MediaStore.SIGNED_URL_TTL));
    assertThat(presigned.headers().toJavaMap())
        .containsEntry("content-length", Integer.toString(tinyPng().length))
        .containsEntry("content-type", "image/png")
        .containsEntry("if-none-match", "*")
        .containsEntry("x-amz-checksum-sha256", sha256(tinyPng()).base64());
  }

  @Test
  default void acceptsTheAnnouncedUpload() {
    assertThat(upload(store().signUpload(picture(), now()), tinyPng())).isBetween(200, 299);

    var seen = store().inspectUpload(picture()).get();
    assertThat(seen)
        .isEqualTo(
            new UploadedObject(
                tinyPng().length,
                sha256(tinyPng()),
                "image/png",
                new FileHeader(tinyPng()),
                seen.etag()));
  }

  @Test
  default void readsOnlyTheHeaderOfALargeUpload() {
    var bytes = largeFile();
    uploadWhole(pending(1, ALICE.id(), bytes), bytes);

    var seen = store().inspectUpload(pending(1, ALICE.id(), bytes)).get();

    assertThat(seen)
        .isEqualTo(
            new UploadedObject(
                bytes.length,
                sha256(bytes),
                "image/png",
                new FileHeader(Arrays.copyOf(bytes, UploadedObject.MAX_HEADER_BYTES)),
                seen.etag()));
  }

  @Test
  default void findsNothingBeforeTheUpload() {
    assertThat(store().inspectUpload(picture())).isEmpty();
  }

  @Test
  default void refusesOtherBytesOfTheSameLength() {
    var altered = tinyPng();
    altered[altered.length - 1]++;

    refuses(store().signUpload(picture(), now()), altered);
  }

  @Test
  default void refusesAnotherLength() {
    var presigned = store().signUpload(picture(), now());

    refuses(presigned, Arrays.copyOf(tinyPng(), tinyPng().length - 1));
    refuses(presigned, Arrays.copyOf(tinyPng(), tinyPng().length + 1));
    refuses(presigned, new byte[0]);
  }

  @Test
  default void refusesEveryAlteredHeader() {
    var presigned = store().signUpload(picture(), now());

    refuses(withHeader(presigned, "content-type", "text/html"), tinyPng());
    refuses(withHeader(presigned, "if-none-match", "\"other\""), tinyPng());
    var other = Arrays.copyOf(tinyPng(), tinyPng().length + 1);
    refuses(
        withHeader(
            withHeader(presigned, "x-amz-checksum-sha256", sha256(other).base64()),
            "content-length",
            Integer.toString(other.length)),
        other);
  }

  @Test
  default void refusesEveryMissingHeader() {
    var presigned = store().signUpload(picture(), now());

    for (var header : new String[] {"content-type", "if-none-match", "x-amz-checksum-sha256"}) {
      var headers = presigned.headers().remove(header);
      refuses(
          new PresignedUpload(presigned.method(), presigned.url(), headers, presigned.expiresAt()),
          tinyPng());
    }
  }

  @Test
  default void refusesAnAlteredUrl() {
    var presigned = store().signUpload(picture(), now());
    var url = presigned.url().toString();

    for (var altered : new String[] {altered(url), url + "0", url.substring(0, url.length() - 1)}) {
      refuses(withUrl(presigned, URI.create(altered)), tinyPng());
    }
  }

  @Test
  default void refusesTheUrlOfAnotherMedium() {
    var other = pending(2, ALICE.id(), tinyPng());
    var url =
        store()
            .signUpload(other, now())
            .url()
            .toString()
            .replace(other.id().toString(), picture().id().toString());

    refuses(withUrl(store().signUpload(other, now()), URI.create(url)), tinyPng());
  }

  @Test
  default void refusesAnExpiredUploadUrl() {
    refuses(store().signUpload(picture(), now().minus(MediaStore.SIGNED_URL_TTL)), tinyPng());
  }

  @Test
  default void acceptsAnUploadUntilTheUrlExpires() {
    var almostExpired = now().minus(MediaStore.SIGNED_URL_TTL).plusSeconds(1);

    assertThat(upload(store().signUpload(picture(), almostExpired), tinyPng())).isBetween(200, 299);
  }

  @Test
  default void refusesASecondUpload() {
    var presigned = store().signUpload(picture(), now());
    assertThat(upload(presigned, tinyPng())).isBetween(200, 299);
    var seen = store().inspectUpload(picture());

    assertThat(upload(presigned, tinyPng())).isBetween(400, 499);
    assertThat(upload(store().signUpload(picture(), now()), tinyPng())).isBetween(400, 499);

    assertThat(store().inspectUpload(picture())).isEqualTo(seen);
  }

  @Test
  default void acceptsOneOfManyConcurrentUploads() throws Exception {
    var bytes = largeFile();
    var media = pending(1, ALICE.id(), bytes);
    var presigned = store().signUpload(media, now());

    var statuses = ConcurrentRunner.run(8, _ -> upload(presigned, bytes));

    assertThat(statuses.filter(status -> status < 300)).hasSize(1);
    assertThat(store().inspectUpload(media).map(UploadedObject::sha256))
        .isEqualTo(Option.some(sha256(bytes)));
  }

  @Test
  default void servesThePromotedBytes() {
    var bytes = largeFile();
    var media = pending(1, ALICE.id(), bytes);
    uploadWhole(media, bytes);

    assertThat(store().promote(media, store().inspectUpload(media).get())).isTrue();
    store().deletePending(media);

    assertThat(download(store().signDownload(ready(media), now())).get()).isEqualTo(bytes);
    assertThat(store().inspectUpload(media)).isEmpty();
  }

  @Test
  default void promotesIdempotently() {
    uploadWhole(picture(), tinyPng());
    var seen = store().inspectUpload(picture()).get();

    assertThat(store().promote(picture(), seen)).isTrue();
    assertThat(store().promote(picture(), seen)).isTrue();

    assertThat(download(store().signDownload(ready(picture()), now())).get()).isEqualTo(tinyPng());
  }

  @Test
  default void promotesOnlyTheInspectedUpload() {
    uploadWhole(picture(), tinyPng());
    var seen = store().inspectUpload(picture()).get();
    var other =
        new UploadedObject(
            seen.size(), seen.sha256(), seen.contentType(), seen.header(), "\"another\"");

    assertThat(store().promote(picture(), other)).isFalse();

    assertThat(download(store().signDownload(ready(picture()), now()))).isEmpty();
  }

  @Test
  default void doesNotPromoteADeletedUpload() {
    uploadWhole(picture(), tinyPng());
    var seen = store().inspectUpload(picture()).get();

    store().deletePending(picture());
    store().deletePending(picture());

    assertThat(store().promote(picture(), seen)).isFalse();
    assertThat(store().inspectUpload(picture())).isEmpty();
  }

  @Test
  default void doesNotServePendingObjects() {
    uploadWhole(picture(), tinyPng());

    assertThat(download(store().signDownload(ready(picture()), now()))).isEmpty();
    assertThat(download(store().signUpload(picture(), now()).url())).isEmpty();
  }

  @Test
  default void refusesAnAlteredOrExpiredDownloadUrl() {
    promote(picture(), tinyPng());
    var url = store().signDownload(ready(picture()), now()).toString();

    assertThat(download(URI.create(altered(url)))).isEmpty();
    assertThat(download(URI.create(url + "0"))).isEmpty();
    assertThat(
            download(
                store().signDownload(ready(picture()), now().minus(MediaStore.SIGNED_URL_TTL))))
        .isEmpty();
  }

  @Test
  default void doesNotServeDeletedObjects() {
    promote(picture(), tinyPng());
    promote(pending(2, ALICE.id(), tinyPng()), tinyPng());
    var url = store().signDownload(ready(picture()), now());

    store().deletePromoted(picture().id());
    store().deletePromoted(picture().id());

    assertThat(download(url)).isEmpty();
    var other = ready(pending(2, ALICE.id(), tinyPng()));
    assertThat(download(store().signDownload(other, now())).get()).isEqualTo(tinyPng());
  }

  @Test
  default void promotedBytesExistUntilTheyAreDeleted() {
    uploadWhole(picture(), tinyPng());
    assertThat(store().exists(ready(picture()))).isFalse();

    store().promote(picture(), store().inspectUpload(picture()).get());
    assertThat(store().exists(ready(picture()))).isTrue();
    assertThat(store().exists(ready(pending(1, ALICE.id(), largeFile())))).isFalse();

    store().deletePromoted(picture().id());
    assertThat(store().exists(ready(picture()))).isFalse();
  }

  @Test
  default void listsExactlyTheStoredObjects() {
    assertThat(PageWalker.fetchAll(100, store()::list)).isEmpty();
    uploadWhole(picture(), tinyPng());
    uploadWhole(pending(2, BOB.id(), tinyPng()), tinyPng());
    store().promote(picture(), store().inspectUpload(picture()).get());
    promote(pending(3, ALICE.id(), tinyPng()), tinyPng());
    promote(pending(4, BOB.id(), tinyPng()), tinyPng());
    store().deletePromoted(id(4));

    for (var limit : new int[] {1, 2, 3, 100}) {
      assertThat(PageWalker.fetchAll(limit, store()::list))
          .containsExactlyInAnyOrder(
              new PendingUpload(ALICE.id(), id(1)),
              new PendingUpload(BOB.id(), id(2)),
              new PromotedUpload(id(1), sha256(tinyPng())),
              new PromotedUpload(id(3), sha256(tinyPng())));
    }
  }

  @Test
  default void deletesOnlyTheGivenObject() {
    uploadWhole(picture(), tinyPng());
    store().promote(picture(), store().inspectUpload(picture()).get());
    var uploaded = new PendingUpload(ALICE.id(), id(1));
    var kept = new PromotedUpload(id(1), sha256(tinyPng()));

    store().deleteObject(new PendingUpload(BOB.id(), id(1)));
    store().deleteObject(new PromotedUpload(id(1), sha256(largeFile())));
    assertThat(PageWalker.fetchAll(100, store()::list)).containsExactlyInAnyOrder(uploaded, kept);

    store().deleteObject(uploaded);
    store().deleteObject(uploaded);
    assertThat(PageWalker.fetchAll(100, store()::list)).containsExactly(kept);

    store().deleteObject(kept);
    store().deleteObject(kept);
    assertThat(PageWalker.fetchAll(100, store()::list)).isEmpty();
  }

  private void refuses(PresignedUpload presigned, byte[] bytes) {
    assertThat(upload(presigned, bytes)).isBetween(400, 499);
    assertThat(store().inspectUpload(picture())).isEmpty();
  }

  private void uploadWhole(Pending media, byte[] bytes) {
    assertThat(upload(store().signUpload(media, now()), bytes)).isBetween(200, 299);
  }

  private void promote(Pending media, byte[] bytes) {
    uploadWhole(media, bytes);
    assertThat(store().promote(media, store().inspectUpload(media).get())).isTrue();
    store().deletePending(media);
  }

  private static Pending picture() {
    return pending(1, ALICE.id(), tinyPng());
  }

  private static Ready ready(Pending media) {
    return new Ready(media.metadata(), Option.none());
  }

  private static byte[] largeFile() {
    var bytes = new byte[UploadedObject.MAX_HEADER_BYTES + 12_345];
    new SplittableRandom(1).nextBytes(bytes);
    return bytes;
  }

  /** The text with another last character. */
  private static String altered(String url) {
    var last = url.charAt(url.length() - 1);
    return url.substring(0, url.length() - 1) + (last == '1' ? '2' : '1');
  }

  private static PresignedUpload withHeader(
      PresignedUpload presigned, String header, String value) {
    var headers = presigned.headers().put(header, value);
    return new PresignedUpload(presigned.method(), presigned.url(), headers, presigned.expiresAt());
  }

  private static PresignedUpload withUrl(PresignedUpload presigned, URI url) {
    return new PresignedUpload(presigned.method(), url, presigned.headers(), presigned.expiresAt());
  }
}
