package dev.blogify.application.media;

import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.access.People.BOB;
import static dev.blogify.domain.media.MediaFixtures.id;
import static dev.blogify.domain.media.MediaFixtures.pending;
import static dev.blogify.domain.media.MediaFixtures.sha256;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.application.Pages;
import dev.blogify.application.Race;
import dev.blogify.application.media.MediaStore.Found.Kept;
import dev.blogify.application.media.MediaStore.Found.Uploaded;
import dev.blogify.application.media.MediaStore.Ticket;
import dev.blogify.domain.media.Beginning;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.Upload;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What every {@link MediaStore} promises, and what its signed URLs refuse (MED-2). */
public interface MediaStoreContract {
  /** The store, empty at first; the same throughout a test. */
  MediaStore store();

  /** What the store's clock shows; it stands still. */
  Instant now();

  /**
   * Sends bytes as a client does, with the method, URL and headers of a ticket.
   *
   * @return the HTTP status of the answer
   */
  int upload(Ticket ticket, byte[] bytes);

  /** Fetches a URL as a client does; none if the answer is not a success. */
  Option<byte[]> download(URI url);

  @Test
  default void signsARequestForOneHourThatNamesWhatWasAnnounced() {
    var ticket = store().sign(picture(), now());

    assertThat(ticket.method()).isEqualTo("PUT");
    assertThat(ticket.expiresAt()).isEqualTo(now().plus(MediaStore.LIFETIME));
    assertThat(ticket.headers().toJavaMap())
        .containsEntry("content-length", Integer.toString(tinyPng().length))
        .containsEntry("content-type", "image/png")
        .containsEntry("if-none-match", "*")
        .containsEntry("x-amz-checksum-sha256", sha256(tinyPng()).base64());
  }

  @Test
  default void takesWhatWasAnnounced() {
    assertThat(upload(store().sign(picture(), now()), tinyPng())).isBetween(200, 299);

    var seen = store().inspect(picture()).get();
    assertThat(seen)
        .isEqualTo(
            new Upload(
                tinyPng().length,
                sha256(tinyPng()),
                "image/png",
                new Beginning(tinyPng()),
                seen.etag()));
  }

  @Test
  default void showsOnlyTheBeginningOfALargeUpload() {
    var bytes = largeFile();
    uploadWhole(pending(1, ALICE.id(), bytes), bytes);

    var seen = store().inspect(pending(1, ALICE.id(), bytes)).get();

    assertThat(seen)
        .isEqualTo(
            new Upload(
                bytes.length,
                sha256(bytes),
                "image/png",
                new Beginning(Arrays.copyOf(bytes, Upload.BEGINNING)),
                seen.etag()));
  }

  @Test
  default void seesNothingBeforeTheUpload() {
    assertThat(store().inspect(picture())).isEmpty();
  }

  @Test
  default void refusesOtherBytesOfTheSameLength() {
    var altered = tinyPng();
    altered[altered.length - 1]++;

    refuses(store().sign(picture(), now()), altered);
  }

  @Test
  default void refusesAnotherLength() {
    var ticket = store().sign(picture(), now());

    refuses(ticket, Arrays.copyOf(tinyPng(), tinyPng().length - 1));
    refuses(ticket, Arrays.copyOf(tinyPng(), tinyPng().length + 1));
    refuses(ticket, new byte[0]);
  }

  @Test
  default void refusesEveryAlteredHeader() {
    var ticket = store().sign(picture(), now());

    refuses(with(ticket, "content-type", "text/html"), tinyPng());
    refuses(with(ticket, "if-none-match", "\"other\""), tinyPng());
    var other = Arrays.copyOf(tinyPng(), tinyPng().length + 1);
    refuses(
        with(
            with(ticket, "x-amz-checksum-sha256", sha256(other).base64()),
            "content-length",
            Integer.toString(other.length)),
        other);
  }

  @Test
  default void refusesEveryMissingHeader() {
    var ticket = store().sign(picture(), now());

    for (var header : new String[] {"content-type", "if-none-match", "x-amz-checksum-sha256"}) {
      var headers = ticket.headers().remove(header);
      refuses(new Ticket(ticket.method(), ticket.url(), headers, ticket.expiresAt()), tinyPng());
    }
  }

  @Test
  default void refusesAnAlteredUrl() {
    var ticket = store().sign(picture(), now());
    var url = ticket.url().toString();

    for (var altered : new String[] {altered(url), url + "0", url.substring(0, url.length() - 1)}) {
      refuses(at(ticket, URI.create(altered)), tinyPng());
    }
  }

  @Test
  default void refusesTheUrlOfAnotherMedium() {
    var other = pending(2, ALICE.id(), tinyPng());
    var url =
        store()
            .sign(other, now())
            .url()
            .toString()
            .replace(other.id().toString(), picture().id().toString());

    refuses(at(store().sign(other, now()), URI.create(url)), tinyPng());
  }

  @Test
  default void refusesAnExpiredTicket() {
    refuses(store().sign(picture(), now().minus(MediaStore.LIFETIME)), tinyPng());
  }

  @Test
  default void takesATicketUntilItExpires() {
    var almostExpired = now().minus(MediaStore.LIFETIME).plusSeconds(1);

    assertThat(upload(store().sign(picture(), almostExpired), tinyPng())).isBetween(200, 299);
  }

  @Test
  default void refusesASecondUpload() {
    var ticket = store().sign(picture(), now());
    assertThat(upload(ticket, tinyPng())).isBetween(200, 299);
    var seen = store().inspect(picture());

    assertThat(upload(ticket, tinyPng())).isBetween(400, 499);
    assertThat(upload(store().sign(picture(), now()), tinyPng())).isBetween(400, 499);

    assertThat(store().inspect(picture())).isEqualTo(seen);
  }

  @Test
  default void takesOneOfManyConcurrentUploads() throws Exception {
    var bytes = largeFile();
    var media = pending(1, ALICE.id(), bytes);
    var ticket = store().sign(media, now());

    var statuses = Race.among(8, _ -> upload(ticket, bytes));

    assertThat(statuses.filter(status -> status < 300)).hasSize(1);
    assertThat(store().inspect(media).map(Upload::sha256)).isEqualTo(Option.some(sha256(bytes)));
  }

  @Test
  default void handsOutTheVeryBytesThatWereKept() {
    var bytes = largeFile();
    var media = pending(1, ALICE.id(), bytes);
    uploadWhole(media, bytes);

    assertThat(store().keep(media, store().inspect(media).get())).isTrue();
    store().discard(media);

    assertThat(download(store().locate(ready(media), now())).get()).isEqualTo(bytes);
    assertThat(store().inspect(media)).isEmpty();
  }

  @Test
  default void keepsAsOftenAsAsked() {
    uploadWhole(picture(), tinyPng());
    var seen = store().inspect(picture()).get();

    assertThat(store().keep(picture(), seen)).isTrue();
    assertThat(store().keep(picture(), seen)).isTrue();

    assertThat(download(store().locate(ready(picture()), now())).get()).isEqualTo(tinyPng());
  }

  @Test
  default void keepsNothingButWhatWasInspected() {
    uploadWhole(picture(), tinyPng());
    var seen = store().inspect(picture()).get();
    var other =
        new Upload(seen.size(), seen.sha256(), seen.contentType(), seen.beginning(), "\"another\"");

    assertThat(store().keep(picture(), other)).isFalse();

    assertThat(download(store().locate(ready(picture()), now()))).isEmpty();
  }

  @Test
  default void keepsNothingThatWasDiscarded() {
    uploadWhole(picture(), tinyPng());
    var seen = store().inspect(picture()).get();

    store().discard(picture());
    store().discard(picture());

    assertThat(store().keep(picture(), seen)).isFalse();
    assertThat(store().inspect(picture())).isEmpty();
  }

  @Test
  default void servesNothingThatIsPending() {
    uploadWhole(picture(), tinyPng());

    assertThat(download(store().locate(ready(picture()), now()))).isEmpty();
    assertThat(download(store().sign(picture(), now()).url())).isEmpty();
  }

  @Test
  default void servesNothingAtAnAlteredOrExpiredUrl() {
    keep(picture(), tinyPng());
    var url = store().locate(ready(picture()), now()).toString();

    assertThat(download(URI.create(altered(url)))).isEmpty();
    assertThat(download(URI.create(url + "0"))).isEmpty();
    assertThat(download(store().locate(ready(picture()), now().minus(MediaStore.LIFETIME))))
        .isEmpty();
  }

  @Test
  default void servesNothingThatWasDeleted() {
    keep(picture(), tinyPng());
    keep(pending(2, ALICE.id(), tinyPng()), tinyPng());
    var url = store().locate(ready(picture()), now());

    store().delete(picture().id());
    store().delete(picture().id());

    assertThat(download(url)).isEmpty();
    var other = ready(pending(2, ALICE.id(), tinyPng()));
    assertThat(download(store().locate(other, now())).get()).isEqualTo(tinyPng());
  }

  @Test
  default void holdsTheBytesThatWereKeptUntilTheyAreDeleted() {
    uploadWhole(picture(), tinyPng());
    assertThat(store().holds(ready(picture()))).isFalse();

    store().keep(picture(), store().inspect(picture()).get());
    assertThat(store().holds(ready(picture()))).isTrue();
    assertThat(store().holds(ready(pending(1, ALICE.id(), largeFile())))).isFalse();

    store().delete(picture().id());
    assertThat(store().holds(ready(picture()))).isFalse();
  }

  @Test
  default void listsAllThatLiesInItAndNothingThatIsGone() {
    assertThat(Pages.all(100, store()::list)).isEmpty();
    uploadWhole(picture(), tinyPng());
    uploadWhole(pending(2, BOB.id(), tinyPng()), tinyPng());
    store().keep(picture(), store().inspect(picture()).get());
    keep(pending(3, ALICE.id(), tinyPng()), tinyPng());
    keep(pending(4, BOB.id(), tinyPng()), tinyPng());
    store().delete(id(4));

    for (var limit : new int[] {1, 2, 3, 100}) {
      assertThat(Pages.all(limit, store()::list))
          .containsExactlyInAnyOrder(
              new Uploaded(ALICE.id(), id(1)),
              new Uploaded(BOB.id(), id(2)),
              new Kept(id(1), sha256(tinyPng())),
              new Kept(id(3), sha256(tinyPng())));
    }
  }

  @Test
  default void removesOneObjectAndNoOther() {
    uploadWhole(picture(), tinyPng());
    store().keep(picture(), store().inspect(picture()).get());
    var uploaded = new Uploaded(ALICE.id(), id(1));
    var kept = new Kept(id(1), sha256(tinyPng()));

    store().remove(new Uploaded(BOB.id(), id(1)));
    store().remove(new Kept(id(1), sha256(largeFile())));
    assertThat(Pages.all(100, store()::list)).containsExactlyInAnyOrder(uploaded, kept);

    store().remove(uploaded);
    store().remove(uploaded);
    assertThat(Pages.all(100, store()::list)).containsExactly(kept);

    store().remove(kept);
    store().remove(kept);
    assertThat(Pages.all(100, store()::list)).isEmpty();
  }

  private void refuses(Ticket ticket, byte[] bytes) {
    assertThat(upload(ticket, bytes)).isBetween(400, 499);
    assertThat(store().inspect(picture())).isEmpty();
  }

  private void uploadWhole(Pending media, byte[] bytes) {
    assertThat(upload(store().sign(media, now()), bytes)).isBetween(200, 299);
  }

  private void keep(Pending media, byte[] bytes) {
    uploadWhole(media, bytes);
    assertThat(store().keep(media, store().inspect(media).get())).isTrue();
    store().discard(media);
  }

  private static Pending picture() {
    return pending(1, ALICE.id(), tinyPng());
  }

  private static Ready ready(Pending media) {
    return new Ready(media.description(), Option.none());
  }

  private static byte[] largeFile() {
    var bytes = new byte[Upload.BEGINNING + 12_345];
    new SplittableRandom(1).nextBytes(bytes);
    return bytes;
  }

  /** The same with another last character. */
  private static String altered(String url) {
    var last = url.charAt(url.length() - 1);
    return url.substring(0, url.length() - 1) + (last == '1' ? '2' : '1');
  }

  private static Ticket with(Ticket ticket, String header, String value) {
    var headers = ticket.headers().put(header, value);
    return new Ticket(ticket.method(), ticket.url(), headers, ticket.expiresAt());
  }

  private static Ticket at(Ticket ticket, URI url) {
    return new Ticket(ticket.method(), url, ticket.headers(), ticket.expiresAt());
  }
}
