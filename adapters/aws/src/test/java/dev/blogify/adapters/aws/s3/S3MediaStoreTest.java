package dev.blogify.adapters.aws.s3;

import static dev.blogify.domain.access.People.ALICE;
import static dev.blogify.domain.media.MediaFixtures.pending;
import static dev.blogify.domain.media.MediaFixtures.plainText;
import static dev.blogify.domain.media.MediaFixtures.sha256;
import static dev.blogify.domain.media.MediaFixtures.tinyPng;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.blogify.application.media.MediaStore;
import dev.blogify.application.media.MediaStore.Ticket;
import dev.blogify.application.media.MediaStoreContract;
import dev.blogify.domain.media.Beginning;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.Upload;
import dev.blogify.engines.S3Mock;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

final class S3MediaStoreTest implements MediaStoreContract {
  private static final Pending PICTURE = pending(1, ALICE.id(), tinyPng());
  private static final Ready READY = new Ready(PICTURE.description(), Option.none());
  private static final String WAITING = "pending/%s/%s".formatted(ALICE.id().value(), PICTURE.id());
  private static final String KEPT =
      "assets/%s/%s".formatted(PICTURE.id(), sha256(tinyPng()).hex());
  private static final SigV4Gate.Key KEY =
      new SigV4Gate.Key("AKIAIOSFODNN7EXAMPLE", "not+a/secret", Option.some("not/a+token=="));

  /** Of this very day, for the SDK signs the store's own requests with the system's clock. */
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final String bucket = "media-" + UUID.randomUUID();
  private final java.util.List<String> created = new CopyOnWriteArrayList<>();
  private final SigV4Gate gate =
      SigV4Gate.before(S3Mock.endpoint(), KEY, InstantSource.fixed(now), created::add);
  private final HttpClient http = HttpClient.newHttpClient();
  private final S3Client behind = client(S3Mock.endpoint(), lasting(Option.none()));
  private final S3Client client = client(gate.endpoint(), lasting(Option.none()));
  private final S3MediaStore store = new S3MediaStore(client, bucket);

  S3MediaStoreTest() {
    behind.createBucket(request -> request.bucket(bucket));
  }

  private static AwsCredentials lasting(Option<Instant> until) {
    return AwsSessionCredentials.builder()
        .accessKeyId(KEY.accessKeyId())
        .secretAccessKey(KEY.secretAccessKey())
        .sessionToken(KEY.sessionToken().get())
        .expirationTime(until.getOrNull())
        .build();
  }

  private static S3Client client(URI endpoint, AwsCredentials credentials) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(() -> credentials)
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  @AfterEach
  void close() {
    client.close();
    gate.close();
    behind.close();
    http.close();
  }

  @Override
  public MediaStore store() {
    return store;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public int upload(Ticket ticket, byte[] bytes) {
    return put(ticket.url(), ticket.headers(), bytes).statusCode();
  }

  @Override
  public Option<byte[]> download(URI url) {
    return Option.of(send("GET", url, HashMap.empty(), new byte[0]))
        .filter(answer -> answer.statusCode() == 200)
        .map(HttpResponse::body);
  }

  @Test
  void signsEveryHeaderThatBindsTheUpload() {
    assertThat(store.sign(PICTURE, now).url().getQuery().split("&"))
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
    var ticket = store.sign(PICTURE, now);

    refused(
        put(ticket.url(), ticket.headers().put(header, value), tinyPng()),
        "403 SignatureDoesNotMatch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"content-type", "if-none-match", "x-amz-checksum-sha256"})
  void refusesAnUploadWithoutASignedHeader(String header) {
    var ticket = store.sign(PICTURE, now);

    refused(
        put(ticket.url(), ticket.headers().remove(header), tinyPng()), "403 SignatureDoesNotMatch");
  }

  @Test
  void refusesAnUploadOfAnotherLength() {
    var ticket = store.sign(PICTURE, now);
    var longer = Arrays.copyOf(tinyPng(), tinyPng().length + 1);

    refused(put(ticket.url(), ticket.headers(), longer), "403 SignatureDoesNotMatch");
    refused(put(ticket.url(), ticket.headers(), new byte[0]), "403 SignatureDoesNotMatch");
  }

  @Test
  void refusesAnUploadThroughAnotherHost() {
    var ticket = store.sign(PICTURE, now);
    var url = URI.create(ticket.url().toString().replace("localhost", "127.0.0.1"));

    refused(put(url, ticket.headers(), tinyPng()), "403 SignatureDoesNotMatch");
  }

  @Test
  void refusesHeadersOfAmazonsThatWereNotSigned() {
    var ticket = store.sign(PICTURE, now);

    refused(
        put(ticket.url(), ticket.headers().put("x-amz-acl", "public-read"), tinyPng()),
        "403 AccessDenied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "POST"})
  void refusesAnotherMethodThanTheSignedOne(String method) {
    var ticket = store.sign(PICTURE, now);

    refused(send(method, ticket.url(), ticket.headers(), tinyPng()), "403 SignatureDoesNotMatch");
  }

  @Test
  void refusesOtherBytesByTheirChecksum() {
    var ticket = store.sign(PICTURE, now);
    var altered = tinyPng();
    altered[20]++;

    refused(put(ticket.url(), ticket.headers(), altered), "400 BadRequest");
  }

  @Test
  void refusesASecondUploadByItsCondition() {
    var ticket = store.sign(PICTURE, now);
    put(ticket.url(), ticket.headers(), tinyPng());

    assertThat(summary(put(ticket.url(), ticket.headers(), tinyPng())))
        .isEqualTo("412 PreconditionFailed");
    assertThat(created).containsExactly(WAITING);
  }

  @Test
  void promisesNoMoreThanItsCredentialsHold() {
    var soon = now.plus(Duration.ofMinutes(10)).plusMillis(300);
    try (var brief = client(gate.endpoint(), lasting(Option.some(soon)))) {
      var ticket = new S3MediaStore(brief, bucket).sign(PICTURE, now);

      assertThat(ticket.expiresAt()).isEqualTo(now.plus(Duration.ofMinutes(10)));
      assertThat(ticket.url().getQuery().split("&")).contains("X-Amz-Expires=600");
      assertThat(upload(ticket, tinyPng())).isEqualTo(200);
    }
  }

  @Test
  void promisesAnHourWhereItsCredentialsHoldLonger() {
    var later = now.plus(Duration.ofHours(6));
    try (var lasting = client(gate.endpoint(), lasting(Option.some(later)))) {
      var ticket = new S3MediaStore(lasting, bucket).sign(PICTURE, now.plusMillis(700));

      assertThat(ticket.expiresAt()).isEqualTo(now.plus(MediaStore.LIFETIME));
    }
  }

  @Test
  void signsNothingWithCredentialsThatExpired() {
    try (var late = client(gate.endpoint(), lasting(Option.some(now)))) {
      var expired = new S3MediaStore(late, bucket);

      assertThatThrownBy(() -> expired.sign(PICTURE, now))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> expired.locate(READY, now))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void keepsUnderTheChecksumAsTheRowDescribesIt() {
    upload(store.sign(PICTURE, now), tinyPng());
    store.keep(PICTURE, store.inspect(PICTURE).get());

    assertThat(keys()).containsExactly(KEPT, WAITING);
    var kept = behind.headObject(request -> request.bucket(bucket).key(KEPT));
    assertThat(List.of(kept.contentType(), kept.cacheControl(), kept.contentDisposition()))
        .containsExactly(
            "image/png",
            "public, max-age=31536000, immutable",
            "inline; filename*=UTF-8''picture-1%20%E2%80%93%20%C3%A9t%C3%A9.png");
  }

  @Test
  void keepsNothingThatWasReplacedAfterItWasInspected() {
    upload(store.sign(PICTURE, now), tinyPng());
    var seen = store.inspect(PICTURE).get();
    putBehind(WAITING, plainText());

    assertThat(store.keep(PICTURE, seen)).isFalse();

    assertThat(keys()).containsExactly(WAITING);
  }

  @Test
  void seesAnUploadOfNoBytes() {
    putBehind(WAITING, new byte[0]);

    var seen = store.inspect(PICTURE).get();
    assertThat(seen)
        .isEqualTo(
            new Upload(
                0, sha256(new byte[0]), "image/png", new Beginning(new byte[0]), seen.etag()));
  }

  @Test
  void leavesNothingOfADeletedMedium() {
    upload(store.sign(PICTURE, now), tinyPng());
    store.keep(PICTURE, store.inspect(PICTURE).get());

    store.discard(PICTURE);
    assertThat(keys()).containsExactly(KEPT);
    store.delete(PICTURE.id());
    assertThat(keys()).isEmpty();
  }

  private void putBehind(String key, byte[] bytes) {
    behind.putObject(
        request ->
            request
                .bucket(bucket)
                .key(key)
                .contentType("image/png")
                .checksumSHA256(sha256(bytes).base64()),
        RequestBody.fromBytes(bytes));
  }

  private Seq<String> keys() {
    return List.ofAll(behind.listObjectsV2(request -> request.bucket(bucket)).contents())
        .map(S3Object::key);
  }

  private void refused(HttpResponse<byte[]> answer, String summary) {
    assertThat(summary(answer)).isEqualTo(summary);
    assertThat(keys()).isEmpty();
    assertThat(created).isEmpty();
  }

  private HttpResponse<byte[]> put(URI url, Map<String, String> headers, byte[] bytes) {
    return send("PUT", url, headers, bytes);
  }

  /** As a browser does: the length is that of the body, whatever the headers say. */
  private HttpResponse<byte[]> send(
      String method, URI url, Map<String, String> headers, byte[] bytes) {
    var request = HttpRequest.newBuilder(url).method(method, BodyPublishers.ofByteArray(bytes));
    headers.remove("content-length").forEach(request::header);
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The status, and S3's code where it is a refusal. */
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
