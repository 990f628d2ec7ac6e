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

/** URLs that carry the right to one request, under the credentials of a client. */
final class S3UrlPresigner {
  private final S3Client client;
  private final String bucket;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  S3UrlPresigner(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /**
   * Signs a request for an object, with all its headers.
   *
   * @return the URL, good for {@link MediaStore#SIGNED_URL_TTL} or as long as the credentials are
   */
  PresignedUrl presign(SdkHttpMethod method, String key, Map<String, String> headers, Instant now) {
    var identity =
        client.serviceClientConfiguration().credentialsProvider().resolveIdentity().join();
    var from = now.truncatedTo(SECONDS);
    var until = expiry(now.plus(MediaStore.SIGNED_URL_TTL), identity.expirationTime());
    if (!until.isAfter(from)) {
      throw new IllegalStateException(
          "Credentials that expired at %s sign nothing".formatted(until));
    }
    var signed =
        signer.sign(
            signRequest(identity, method, key, headers)
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(from, ZoneOffset.UTC))
                .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.between(from, until))
                .build());
    return new PresignedUrl(signed.request().getUri(), until);
  }

  /** Expiry is written in seconds, so it is promised in seconds. */
  private static Instant expiry(Instant latest, Optional<Instant> credentials) {
    return credentials.filter(latest::isAfter).orElse(latest).truncatedTo(SECONDS);
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
        // As S3 wants it: a key is what it is, and the body is bound by the checksum header.
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

  /**
   * A URL and its end.
   *
   * @param expiresAt when it stops working
   */
  record PresignedUrl(URI url, Instant expiresAt) {}
}
