package dev.blogify.adapters.out.aws.s3;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.blogify.application.ports.MediaStore;
import io.vavr.collection.Map;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.s3.S3Client;

/** Presigns URLs with the credentials of a client. */
final class S3UrlPresigner {
  private final S3Client client;
  private final String bucket;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  S3UrlPresigner(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /**
   * Presigns a request for an object with all its headers.
   *
   * @return a URL that expires after {@link MediaStore#SIGNED_URL_TTL}, or earlier with the
   *     credentials
   */
  PresignedUrl presign(SdkHttpMethod method, String key, Map<String, String> headers, Instant now) {
    var identity =
        client.serviceClientConfiguration().credentialsProvider().resolveIdentity().join();
    var signedAt = now.truncatedTo(SECONDS);
    var expiresAt = expiry(now.plus(MediaStore.SIGNED_URL_TTL), identity.expirationTime());
    if (!expiresAt.isAfter(signedAt)) {
      throw new IllegalStateException("The credentials expired at %s".formatted(expiresAt));
    }
    var signed =
        signer.sign(
            signRequest(identity, method, key, headers)
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(signedAt, ZoneOffset.UTC))
                .putProperty(
                    AwsV4HttpSigner.EXPIRATION_DURATION, Duration.between(signedAt, expiresAt))
                .build());
    return new PresignedUrl(signed.request().getUri(), expiresAt);
  }

  /** Truncates to seconds, because the URL states its validity in seconds. */
  private static Instant expiry(Instant latest, Optional<Instant> credentialsExpiry) {
    return credentialsExpiry.filter(latest::isAfter).orElse(latest).truncatedTo(SECONDS);
  }

  private SignRequest.Builder<AwsCredentialsIdentity> signRequest(
      AwsCredentialsIdentity identity,
      SdkHttpMethod method,
      String key,
      Map<String, String> headers) {
    return SignRequest.builder(identity)
        .request(unsignedRequest(method, key, headers))
        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
        .putProperty(AwsV4HttpSigner.REGION_NAME, client.serviceClientConfiguration().region().id())
        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
        // S3 requires unmodified keys. The signed checksum header protects the body.
        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false);
  }

  private SdkHttpRequest unsignedRequest(
      SdkHttpMethod method, String key, Map<String, String> headers) {
    var url = client.utilities().getUrl(object -> object.bucket(bucket).key(key));
    var request = SdkHttpRequest.builder().method(method).uri(URI.create(url.toString()));
    headers.forEach(request::putHeader);
    return request.build();
  }

  /** A presigned URL and its expiry. */
  record PresignedUrl(URI url, Instant expiresAt) {}
}
