package dev.blogify.adapters.out.aws.s3;

import static dev.blogify.domain.access.TestUsers.ALICE;
import static dev.blogify.domain.media.MediaFixtures.pending;
import static dev.blogify.domain.media.MediaFixtures.plainText;
import static dev.blogify.domain.media.MediaFixtures.sha256;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.ports.FileHeader;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.UploadedObject;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.infrastructure.testengines.S3Mock;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

final class S3MediaStoreTest implements ProxiedBucketContract {
  private static final Pending PICTURE = pending(1, ALICE.id(), tinyPng());
  private static final Ready READY = new Ready(PICTURE.metadata(), Option.none());
  private static final String WAITING = "pending/%s/%s".formatted(ALICE.id().value(), PICTURE.id());
  private static final String KEPT =
      "assets/%s/%s".formatted(PICTURE.id(), sha256(tinyPng()).toHex());

  @RegisterExtension final ProxiedBucket bucket = new ProxiedBucket(S3Mock.endpoint());

  private final S3MediaStore store = bucket.store();
  private final Instant now = bucket.now();

  @Override
  public ProxiedBucket bucket() {
    return bucket;
  }

  @Test
  void signsAllHeadersOfTheUpload() {
    assertThat(store.signUpload(PICTURE, now).url().getQuery().split("&"))
        .contains(
            "X-Amz-SignedHeaders="
                + "content-length;content-type;host;if-none-match;x-amz-checksum-sha256",
            "X-Amz-Expires=3600");
  }

  @ParameterizedTest
  @CsvSource({
    "content-type, text/html",
    "content-type, IMAGE/PNG",
    "if-none-match, '\"other\"'",
    "x-amz-checksum-sha256, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
  })
  void refusesAnUploadWithAnAlteredHeader(String header, String value) {
    var upload = store.signUpload(PICTURE, now);

    assertRefused(
        put(upload.url(), upload.headers().put(header, value), tinyPng()),
        "403 SignatureDoesNotMatch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"content-type", "if-none-match", "x-amz-checksum-sha256"})
  void refusesAnUploadWithoutASignedHeader(String header) {
    var upload = store.signUpload(PICTURE, now);

    assertRefused(
        put(upload.url(), upload.headers().remove(header), tinyPng()), "403 SignatureDoesNotMatch");
  }

  @Test
  void refusesAnUploadOfAnotherLength() {
    var upload = store.signUpload(PICTURE, now);
    var longer = Arrays.copyOf(tinyPng(), tinyPng().length + 1);

    assertRefused(bucket.put(upload, longer), "403 SignatureDoesNotMatch");
    assertRefused(bucket.put(upload, new byte[0]), "403 SignatureDoesNotMatch");
  }

  @Test
  void refusesAnUploadThroughAnotherHost() {
    var upload = store.signUpload(PICTURE, now);
    var url = URI.create(upload.url().toString().replace("localhost", "127.0.0.1"));

    assertRefused(put(url, upload.headers(), tinyPng()), "403 SignatureDoesNotMatch");
  }

  @Test
  void refusesUnsignedAmzHeaders() {
    var upload = store.signUpload(PICTURE, now);

    assertRefused(
        put(upload.url(), upload.headers().put("x-amz-acl", "public-read"), tinyPng()),
        "403 AccessDenied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "POST"})
  void refusesAnotherMethod(String method) {
    var upload = store.signUpload(PICTURE, now);

    assertRefused(
        bucket.send(method, upload.url(), upload.headers(), tinyPng()),
        "403 SignatureDoesNotMatch");
  }

  @Test
  void refusesBytesWithAnotherChecksum() {
    var upload = store.signUpload(PICTURE, now);
    var altered = tinyPng();
    altered[20]++;

    assertRefused(bucket.put(upload, altered), "400 BadRequest");
  }

  @Test
  void answersASecondUploadWith412() {
    var upload = store.signUpload(PICTURE, now);
    bucket.put(upload, tinyPng());

    assertThat(summary(bucket.put(upload, tinyPng()))).isEqualTo("412 PreconditionFailed");
    assertThat(bucket.createdKeys()).containsExactly(WAITING);
  }

  @Test
  void limitsTheExpiryToThatOfTheCredentials() {
    var soon = now.plus(Duration.ofMinutes(10)).plusMillis(300);
    try (var brief = bucket.client(soon)) {
      var upload = new S3MediaStore(brief, bucket.name()).signUpload(PICTURE, now);

      assertThat(upload.expiresAt()).isEqualTo(now.plus(Duration.ofMinutes(10)));
      assertThat(upload.url().getQuery().split("&")).contains("X-Amz-Expires=600");
      assertThat(upload(upload, tinyPng())).isEqualTo(200);
    }
  }

  @Test
  void expiresAfterAnHourWithLongerCredentials() {
    var later = now.plus(Duration.ofHours(6));
    try (var lasting = bucket.client(later)) {
      var upload =
          new S3MediaStore(lasting, bucket.name()).signUpload(PICTURE, now.plusMillis(700));

      assertThat(upload.expiresAt()).isEqualTo(now.plus(MediaStore.SIGNED_URL_TTL));
    }
  }

  @Test
  void refusesToSignWithExpiredCredentials() {
    try (var late = bucket.client(now)) {
      var expired = new S3MediaStore(late, bucket.name());

      assertThatThrownBy(() -> expired.signUpload(PICTURE, now))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> expired.signDownload(READY, now))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void promotesToTheChecksumKeyWithDeliveryHeaders() {
    upload(store.signUpload(PICTURE, now), tinyPng());
    store.promote(PICTURE, store.inspectUpload(PICTURE).get());

    assertThat(keys()).containsExactly(KEPT, WAITING);
    var kept =
        bucket.upstreamClient().headObject(request -> request.bucket(bucket.name()).key(KEPT));
    assertThat(List.of(kept.contentType(), kept.cacheControl(), kept.contentDisposition()))
        .containsExactly(
            "image/png",
            "public, max-age=31536000, immutable",
            "inline; filename*=UTF-8''picture-1%20%E2%80%93%20%C3%A9t%C3%A9.png");
  }

  @Test
  void doesNotPromoteAnUploadThatChangedAfterInspection() {
    upload(store.signUpload(PICTURE, now), tinyPng());
    var seen = store.inspectUpload(PICTURE).get();
    putUpstream(WAITING, plainText());

    assertThat(store.promote(PICTURE, seen)).isFalse();

    assertThat(keys()).containsExactly(WAITING);
  }

  @Test
  void inspectsAnEmptyUpload() {
    putUpstream(WAITING, new byte[0]);

    var seen = store.inspectUpload(PICTURE).get();
    assertThat(seen)
        .isEqualTo(
            new UploadedObject(
                0, sha256(new byte[0]), "image/png", new FileHeader(new byte[0]), seen.etag()));
  }

  @Test
  void deletesAllObjectsOfAMedium() {
    upload(store.signUpload(PICTURE, now), tinyPng());
    store.promote(PICTURE, store.inspectUpload(PICTURE).get());

    store.deletePending(PICTURE);
    assertThat(keys()).containsExactly(KEPT);
    store.deletePromoted(PICTURE.id());
    assertThat(keys()).isEmpty();
  }

  private void putUpstream(String key, byte[] bytes) {
    bucket
        .upstreamClient()
        .putObject(
            request ->
                request
                    .bucket(bucket.name())
                    .key(key)
                    .contentType("image/png")
                    .checksumSHA256(sha256(bytes).base64()),
            RequestBody.fromBytes(bytes));
  }

  private Seq<String> keys() {
    return List.ofAll(
            bucket
                .upstreamClient()
                .listObjectsV2(request -> request.bucket(bucket.name()))
                .contents())
        .map(S3Object::key);
  }

  private void assertRefused(HttpResponse<byte[]> response, String summary) {
    assertThat(summary(response)).isEqualTo(summary);
    assertThat(keys()).isEmpty();
    assertThat(bucket.createdKeys()).isEmpty();
  }

  private HttpResponse<byte[]> put(URI url, Map<String, String> headers, byte[] bytes) {
    return bucket.send("PUT", url, headers, bytes);
  }

  /** The status, with the S3 error code if there is one. */
  private static String summary(HttpResponse<byte[]> answer) {
    var text = new String(answer.body(), StandardCharsets.UTF_8);
    var code = text.indexOf("<Code>");
    return code < 0
        ? Integer.toString(answer.statusCode())
        : String.format(
            Locale.ROOT,
            "%d %s",
            answer.statusCode(),
            text.substring(code + "<Code>".length(), text.indexOf("</Code>")));
  }
}
