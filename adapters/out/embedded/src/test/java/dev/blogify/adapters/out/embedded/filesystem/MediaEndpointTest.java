package dev.blogify.adapters.out.embedded.filesystem;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.media.MediaFixtures.NOW;
import static dev.blogify.domain.media.MediaFixtures.pending;
import static dev.blogify.domain.media.MediaFixtures.sha256;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.ports.MediaStore;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import io.vavr.collection.HashMap;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MediaEndpointTest {
  private static final Pending PICTURE = pending(1, ALICE.id(), tinyPng());
  private static final Ready READY = new Ready(PICTURE.metadata(), Option.none());
  private static final String ETAG = "\"" + sha256(tinyPng()).toHex() + "\"";

  private static final Pattern URL = Pattern.compile("([\\w:/.?&=*+-]|%[0-9A-Fa-f]{2})+");

  private final List<UploadCompleted> uploaded = new ArrayList<>();
  private final Path folder;
  private final FolderMediaStore store;
  private final MediaClient client;

  MediaEndpointTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.store = open(new byte[32]);
    this.client = new MediaClient(store.endpoint(uploaded::add));
  }

  private FolderMediaStore open(byte[] key) throws IOException {
    return FolderMediaStore.open(folder, MediaClient.BASE, key, InstantSource.fixed(NOW));
  }

  /** Who tries again may have had no answer, because nobody could be told. */
  @Test
  void tellsOfAnUploadAgainIfItIsTriedAgain() {
    var ticket = store.signUpload(PICTURE, NOW);

    assertThat(client.put(ticket, tinyPng()).headers()).isEqualTo(HashMap.of("etag", ETAG));
    assertThat(client.put(ticket, tinyPng()).statusAndErrorCode())
        .isEqualTo("412 PreconditionFailed");

    var told = MediaClient.expectedUpload(PICTURE);
    assertThat(uploaded).containsExactly(told, told);
  }

  @ParameterizedTest
  @CsvSource({
    "content-length, 411 MissingContentLength",
    "content-type, 403 SignatureDoesNotMatch",
    "if-none-match, 403 SignatureDoesNotMatch",
    "x-amz-checksum-sha256, 403 SignatureDoesNotMatch"
  })
  void refusesAnUploadWithoutASignedHeader(String header, String summary) {
    var ticket = store.signUpload(PICTURE, NOW);

    var response = client.send("PUT", ticket.url(), ticket.headers().remove(header), tinyPng());

    refused(response, summary);
  }

  @ParameterizedTest
  @CsvSource({
    "content-length, 72",
    "content-type, text/html",
    "content-type, IMAGE/PNG",
    "if-none-match, ''",
    "x-amz-checksum-sha256, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
  })
  void refusesAnUploadWithAnAlteredHeader(String header, String value) {
    var ticket = store.signUpload(PICTURE, NOW);

    var response = client.send("PUT", ticket.url(), ticket.headers().put(header, value), tinyPng());

    refused(response, "403 SignatureDoesNotMatch");
  }

  @Test
  void refusesOtherBytesThanWereSigned() {
    var ticket = store.signUpload(PICTURE, NOW);
    var altered = tinyPng();
    altered[20]++;

    refused(client.put(ticket, altered), "400 BadDigest");
    refused(client.put(ticket, Arrays.copyOf(tinyPng(), 10)), "400 IncompleteBody");
    refused(
        client.put(ticket, Arrays.copyOf(tinyPng(), tinyPng().length + 1)), "400 IncompleteBody");
  }

  @Test
  void readsNoFurtherThanItMust() throws IOException {
    var ticket = store.signUpload(PICTURE, NOW);
    var endless =
        new SequenceInputStream(new ByteArrayInputStream(tinyPng()), new EndlessInputStream());

    refused(client.send("PUT", ticket.url(), ticket.headers(), endless), "400 IncompleteBody");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void leavesNothingOfABodyThatBreaksOff() throws IOException {
    var ticket = store.signUpload(PICTURE, NOW);
    var broken = InputStream.nullInputStream();
    broken.close();
    var breaking = new SequenceInputStream(new ByteArrayInputStream(tinyPng(), 0, 9), broken);

    assertThatThrownBy(() -> client.send("PUT", ticket.url(), ticket.headers(), breaking))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("Stream closed");

    assertThat(leftovers()).isEmpty();
    assertThat(client.put(ticket, tinyPng()).status()).isEqualTo(200);
  }

  @Test
  void refusesEveryAlterationOfASignedUrl() {
    var put = store.signUpload(PICTURE, NOW);
    var get = store.signDownload(READY, NOW);
    client.put(put, tinyPng());
    store.promote(PICTURE, store.inspectUpload(PICTURE).get());

    for (var url : alterations(put.url())) {
      var response = client.send("PUT", url, put.headers(), tinyPng());
      assertThat(response.statusAndErrorCode())
          .as("%s", url)
          .isEqualTo("403 SignatureDoesNotMatch");
    }
    for (var url : alterations(get)) {
      assertThat(client.get(url).statusAndErrorCode())
          .as("%s", url)
          .isEqualTo("403 SignatureDoesNotMatch");
    }
  }

  /** Each character of path and query in turn replaced by another, as far as that makes a URL. */
  private static List<URI> alterations(URI url) {
    var text = url.toString();
    var altered = new ArrayList<URI>();
    for (var i = text.indexOf("/_local"); i < text.length(); i++) {
      for (var other : new char[] {'0', 'a', '-', (char) (text.charAt(i) ^ 1)}) {
        var whole = text.substring(0, i) + other + text.substring(i + 1);
        if (other != text.charAt(i) && URL.matcher(whole).matches()) {
          altered.add(URI.create(whole));
        }
      }
    }
    return altered;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/_local/media",
        "/_local/media/",
        "/_local/media/..",
        "/_local/media/../../etc/passwd?expires=99999999999",
        "/_local/media/%2e%2e/%2e%2e/etc/passwd?expires=99999999999&signature=",
        "/_local/media/pending/x/y?signature=",
        "/_local/media/assets/x/y?&signature=00"
      })
  void refusesWhatNobodySigned(String path) {
    for (var method : List.of("GET", "HEAD", "PUT", "POST", "DELETE")) {
      var response =
          client.send(method, URI.create(path), HashMap.of("content-length", "0"), new byte[0]);

      assertThat(response.statusAndErrorCode()).isEqualTo("403 SignatureDoesNotMatch");
    }
  }

  @Test
  void refusesAnotherMethodThanTheSignedOne() {
    var ticket = store.signUpload(PICTURE, NOW);

    for (var method : List.of("GET", "HEAD", "POST", "DELETE")) {
      assertThat(
              client.send(method, ticket.url(), ticket.headers(), tinyPng()).statusAndErrorCode())
          .isEqualTo("403 SignatureDoesNotMatch");
    }
    assertThat(
            client
                .send("PUT", store.signDownload(READY, NOW), ticket.headers(), tinyPng())
                .statusAndErrorCode())
        .isEqualTo("403 SignatureDoesNotMatch");
  }

  @Test
  void refusesWhatAnotherKeySigned() throws IOException {
    var otherKey = new byte[32];
    otherKey[31] = 1;
    var foreign = open(otherKey);

    refused(client.put(foreign.signUpload(PICTURE, NOW), tinyPng()), "403 SignatureDoesNotMatch");
  }

  @Test
  void refusesExpiredUrls() {
    var anHourAgo = NOW.minus(MediaStore.SIGNED_URL_TTL);

    refused(client.put(store.signUpload(PICTURE, anHourAgo), tinyPng()), "403 AccessDenied");
    assertThat(client.get(store.signDownload(READY, anHourAgo)).statusAndErrorCode())
        .isEqualTo("403 AccessDenied");
  }

  @Test
  void servesWithEverythingThatABrowserNeeds() {
    var response = client.get(kept());

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers())
        .isEqualTo(
            HashMap.of(
                "etag", ETAG,
                "cache-control", "public, max-age=31536000, immutable",
                "x-content-type-options", "nosniff",
                "content-type", "image/png",
                "content-disposition",
                    "inline; filename*=UTF-8''picture-1%20%E2%80%93%20%C3%A9t%C3%A9.png",
                "accept-ranges", "bytes"));
    assertThat(response.bytes()).isEqualTo(tinyPng());
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-, 0, 72",
    "bytes=0-0, 0, 1",
    "bytes=10-19, 10, 20",
    "bytes=60-1000, 60, 72",
    "bytes=-5, 67, 72",
    "bytes=-1000, 0, 72"
  })
  void servesAPart(String range, int from, int to) {
    var url = kept();
    var size = tinyPng().length;
    var end = to == 72 ? size : to;
    var start = from == 67 ? size - 5 : from;

    var response = client.get(url, HashMap.of("range", range));

    assertThat(response.status()).isEqualTo(206);
    assertThat(response.headers().get("content-range").get())
        .isEqualTo("bytes %d-%d/%d".formatted(start, end - 1, size));
    assertThat(response.bytes()).isEqualTo(Arrays.copyOfRange(tinyPng(), start, end));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=1-2,4-5", "bytes=5-4", "bytes=-", "lines=1-2", "bytes=x-y", ""})
  void servesAllWhereItDoesNotUnderstandTheRange(String range) {
    assertThat(client.get(kept(), HashMap.of("range", range)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=1000-", "bytes=1000-2000", "bytes=-0"})
  void refusesARangeBehindTheEnd(String range) {
    var response = client.get(kept(), HashMap.of("range", range));

    assertThat(response.statusAndErrorCode()).isEqualTo("416 InvalidRange");
    assertThat(response.headers().get("content-range").get())
        .isEqualTo("bytes */" + tinyPng().length);
  }

  @Test
  void servesAPartOnlyOfTheVersionThatTheBrowserHas() {
    var url = kept();

    var same = client.get(url, HashMap.of("range", "bytes=0-0", "if-range", ETAG));
    var other = client.get(url, HashMap.of("range", "bytes=0-0", "if-range", "\"other\""));

    assertThat(same.status()).isEqualTo(206);
    assertThat(other.status()).isEqualTo(200);
  }

  @Test
  void sendsNothingThatTheBrowserHas() {
    var url = kept();

    assertThat(client.get(url, HashMap.of("if-none-match", ETAG)).statusAndErrorCode())
        .isEqualTo("304");
    assertThat(client.get(url, HashMap.of("if-none-match", "\"other\"")).status()).isEqualTo(200);
  }

  @Test
  void knowsNothingOfWhatWasNeverKept() {
    assertThat(client.get(store.signDownload(READY, NOW)).statusAndErrorCode())
        .isEqualTo("404 NoSuchKey");
  }

  private URI kept() {
    client.put(store.signUpload(PICTURE, NOW), tinyPng());
    store.promote(PICTURE, store.inspectUpload(PICTURE).get());
    return store.signDownload(READY, NOW);
  }

  private void refused(MediaClient.Response response, String summary) {
    assertThat(response.statusAndErrorCode()).isEqualTo(summary);
    assertThat(uploaded).isEmpty();
    assertThat(store.inspectUpload(PICTURE)).isEmpty();
  }

  private List<Path> leftovers() throws IOException {
    try (var incoming = Files.list(folder.resolve("incoming"))) {
      return incoming.toList();
    }
  }

  private static final class EndlessInputStream extends InputStream {
    @Override
    public int read() {
      return 0;
    }

    @Override
    public int read(byte[] to, int from, int length) {
      return length;
    }
  }
}
