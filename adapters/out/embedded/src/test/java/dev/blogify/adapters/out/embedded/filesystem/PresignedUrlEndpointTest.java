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

final class PresignedUrlEndpointTest {
  private static final Pending PICTURE = pending(1, ALICE.id(), tinyPng());
  private static final Ready READY = new Ready(PICTURE.metadata(), Option.none());
  private static final String ETAG = "\"" + sha256(tinyPng()).toHex() + "\"";

  private static final Pattern URL = Pattern.compile("([\\w:/.?&=*+-]|%[0-9A-Fa-f]{2})+");

  private final List<UploadCompleted> uploaded = new ArrayList<>();
  private final Path folder;
  private final FolderMediaStore store;
  private final MediaClient client;

  PresignedUrlEndpointTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.store = open(new byte[32]);
    this.client = new MediaClient(store.endpoint(uploaded::add));
  }

  private FolderMediaStore open(byte[] key) throws IOException {
    return new FolderMediaStore(folder, MediaClient.BASE, key, InstantSource.fixed(NOW));
  }

  /** The client may retry because the first event could not be published. */
  @Test
  void publishesTheUploadAgainWhenTheClientRetries() {
    var upload = store.signUpload(PICTURE, NOW);

    assertThat(client.put(upload, tinyPng()).headers()).isEqualTo(HashMap.of("etag", ETAG));
    assertThat(client.put(upload, tinyPng()).statusAndErrorCode())
        .isEqualTo("412 PreconditionFailed");

    var expected = MediaClient.expectedUpload(PICTURE);
    assertThat(uploaded).containsExactly(expected, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "content-length, 411 MissingContentLength",
    "content-type, 403 SignatureDoesNotMatch",
    "if-none-match, 403 SignatureDoesNotMatch",
    "x-amz-checksum-sha256, 403 SignatureDoesNotMatch"
  })
  void rejectsAnUploadWithoutASignedHeader(String header, String summary) {
    var upload = store.signUpload(PICTURE, NOW);

    var response = client.send("PUT", upload.url(), upload.headers().remove(header), tinyPng());

    assertRejected(response, summary);
  }

  @ParameterizedTest
  @CsvSource({
    "content-length, 72",
    "content-type, text/html",
    "content-type, IMAGE/PNG",
    "if-none-match, ''",
    "x-amz-checksum-sha256, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
  })
  void rejectsAnUploadWithAnAlteredHeader(String header, String value) {
    var upload = store.signUpload(PICTURE, NOW);

    var response = client.send("PUT", upload.url(), upload.headers().put(header, value), tinyPng());

    assertRejected(response, "403 SignatureDoesNotMatch");
  }

  @Test
  void rejectsBytesThatDifferFromTheSignedOnes() {
    var upload = store.signUpload(PICTURE, NOW);
    var altered = tinyPng();
    altered[20]++;

    assertRejected(client.put(upload, altered), "400 BadDigest");
    assertRejected(client.put(upload, Arrays.copyOf(tinyPng(), 10)), "400 IncompleteBody");
    assertRejected(
        client.put(upload, Arrays.copyOf(tinyPng(), tinyPng().length + 1)), "400 IncompleteBody");
  }

  @Test
  void readsAtMostOneByteMoreThanTheContentLength() throws IOException {
    var upload = store.signUpload(PICTURE, NOW);
    var endless =
        new SequenceInputStream(new ByteArrayInputStream(tinyPng()), new EndlessInputStream());

    assertRejected(
        client.send("PUT", upload.url(), upload.headers(), endless), "400 IncompleteBody");
    assertThat(incomingFiles()).isEmpty();
  }

  @Test
  void storesNothingWhenReadingTheBodyFails() throws IOException {
    var upload = store.signUpload(PICTURE, NOW);
    var broken = InputStream.nullInputStream();
    broken.close();
    var breaking = new SequenceInputStream(new ByteArrayInputStream(tinyPng(), 0, 9), broken);

    assertThatThrownBy(() -> client.send("PUT", upload.url(), upload.headers(), breaking))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("Stream closed");

    assertThat(incomingFiles()).isEmpty();
    assertThat(client.put(upload, tinyPng()).status()).isEqualTo(200);
  }

  @Test
  void rejectsEveryAlterationOfAPresignedUrl() {
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

  /** Returns the valid URLs that differ from a URL in one character of the path or the query. */
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
  void rejectsUnsignedUrls(String path) {
    for (var method : List.of("GET", "HEAD", "PUT", "POST", "DELETE")) {
      var response =
          client.send(method, URI.create(path), HashMap.of("content-length", "0"), new byte[0]);

      assertThat(response.statusAndErrorCode()).isEqualTo("403 SignatureDoesNotMatch");
    }
  }

  @Test
  void rejectsAnotherMethodThanTheSignedOne() {
    var upload = store.signUpload(PICTURE, NOW);

    for (var method : List.of("GET", "HEAD", "POST", "DELETE")) {
      assertThat(
              client.send(method, upload.url(), upload.headers(), tinyPng()).statusAndErrorCode())
          .isEqualTo("403 SignatureDoesNotMatch");
    }
    assertThat(
            client
                .send("PUT", store.signDownload(READY, NOW), upload.headers(), tinyPng())
                .statusAndErrorCode())
        .isEqualTo("403 SignatureDoesNotMatch");
  }

  @Test
  void rejectsUrlsThatAnotherKeySigned() throws IOException {
    var otherKey = new byte[32];
    otherKey[31] = 1;
    var otherStore = open(otherKey);

    assertRejected(
        client.put(otherStore.signUpload(PICTURE, NOW), tinyPng()), "403 SignatureDoesNotMatch");
  }

  @Test
  void rejectsExpiredUrls() {
    var anHourAgo = NOW.minus(MediaStore.SIGNED_URL_TTL);

    assertRejected(client.put(store.signUpload(PICTURE, anHourAgo), tinyPng()), "403 AccessDenied");
    assertThat(client.get(store.signDownload(READY, anHourAgo)).statusAndErrorCode())
        .isEqualTo("403 AccessDenied");
  }

  @Test
  void servesTheFileWithItsHeaders() {
    var response = client.get(promotedUrl());

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
  void servesARange(String range, int from, int to) {
    var url = promotedUrl();
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
  void servesTheWholeFileForAnUnsupportedRange(String range) {
    assertThat(client.get(promotedUrl(), HashMap.of("range", range)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=1000-", "bytes=1000-2000", "bytes=-0"})
  void rejectsARangeAfterTheEnd(String range) {
    var response = client.get(promotedUrl(), HashMap.of("range", range));

    assertThat(response.statusAndErrorCode()).isEqualTo("416 InvalidRange");
    assertThat(response.headers().get("content-range").get())
        .isEqualTo("bytes */" + tinyPng().length);
  }

  @Test
  void servesARangeOnlyIfTheIfRangeHeaderMatches() {
    var url = promotedUrl();

    var same = client.get(url, HashMap.of("range", "bytes=0-0", "if-range", ETAG));
    var other = client.get(url, HashMap.of("range", "bytes=0-0", "if-range", "\"other\""));

    assertThat(same.status()).isEqualTo(206);
    assertThat(other.status()).isEqualTo(200);
  }

  @Test
  void respondsNotModifiedIfTheEtagMatches() {
    var url = promotedUrl();

    assertThat(client.get(url, HashMap.of("if-none-match", ETAG)).statusAndErrorCode())
        .isEqualTo("304");
    assertThat(client.get(url, HashMap.of("if-none-match", "\"other\"")).status()).isEqualTo(200);
  }

  @Test
  void respondsNotFoundBeforeTheUploadIsPromoted() {
    assertThat(client.get(store.signDownload(READY, NOW)).statusAndErrorCode())
        .isEqualTo("404 NoSuchKey");
  }

  private URI promotedUrl() {
    client.put(store.signUpload(PICTURE, NOW), tinyPng());
    store.promote(PICTURE, store.inspectUpload(PICTURE).get());
    return store.signDownload(READY, NOW);
  }

  private void assertRejected(MediaClient.Response response, String summary) {
    assertThat(response.statusAndErrorCode()).isEqualTo(summary);
    assertThat(uploaded).isEmpty();
    assertThat(store.inspectUpload(PICTURE)).isEmpty();
  }

  private List<Path> incomingFiles() throws IOException {
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
