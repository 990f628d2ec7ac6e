package dev.blogify.adapters.out.aws.s3;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.blogify.adapters.out.media.DeliveryHeaders;
import dev.blogify.application.Page;
import dev.blogify.application.ports.FileHeader;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.MediaStore.StoredObject;
import dev.blogify.application.ports.MediaStore.StoredObject.PendingUpload;
import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import dev.blogify.application.ports.UploadedObject;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.Sha256;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Media in an S3 bucket. Clients upload to {@code pending/{userId}/{mediaId}}, and verified objects
 * are copied to {@code assets/{mediaId}/{sha256 in hex}}, which caches may store indefinitely
 * (MED-1).
 */
public final class S3MediaStore implements MediaStore {
  /**
   * The timeout of a copy. It is longer than that of other calls, because S3 responds only after it
   * has copied up to 500 MB.
   */
  public static final Duration COPY_TIMEOUT = Duration.ofSeconds(45);

  /** The source does not exist, or is not the inspected object. */
  private static final Set<String> SOURCE_CHANGED_CODES =
      HashSet.of("NoSuchKey", "PreconditionFailed");

  private final S3Client client;
  private final String bucket;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  /**
   * Creates a store.
   *
   * @param client the client whose credentials sign the URLs; a URL permits only what they permit
   */
  public S3MediaStore(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public PresignedUpload signUpload(Pending media, Instant now) {
    var metadata = media.metadata();
    Map<String, String> headers =
        LinkedHashMap.of(
            "content-length", Long.toString(metadata.bytes()),
            "content-type", metadata.type().contentType(),
            "if-none-match", "*",
            "x-amz-checksum-sha256", metadata.sha256().base64());
    var signed = presign(SdkHttpMethod.PUT, pendingKey(media), headers, now);
    return new PresignedUpload("PUT", signed.url(), headers, signed.expiresAt());
  }

  @Override
  public Option<UploadedObject> inspectUpload(Pending media) {
    try {
      return Option.some(readUpload(pendingKey(media)));
    } catch (NoSuchKeyException _) {
      return Option.none();
    }
  }

  private UploadedObject readUpload(String key) {
    var head =
        client.headObject(
            request -> request.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED));
    return new UploadedObject(
        head.contentLength(),
        new Sha256(head.checksumSHA256()),
        head.contentType(),
        readFileHeader(key, head),
        head.eTag());
  }

  /**
   * Reads the first bytes of the object if it still has the ETag of {@code head}. An empty object
   * has no satisfiable range.
   */
  private FileHeader readFileHeader(String key, HeadObjectResponse head) {
    if (head.contentLength() == 0) {
      return new FileHeader(new byte[0]);
    }
    var bytes =
        client.getObjectAsBytes(request ->
            request
                .bucket(bucket)
                .key(key)
                .ifMatch(head.eTag())
                .range("bytes=0-%d".formatted(UploadedObject.MAX_HEADER_BYTES - 1)));
    return new FileHeader(bytes.asByteArray());
  }

  @Override
  public boolean promote(Pending media, UploadedObject inspected) {
    var metadata = media.metadata();
    try {
      client.copyObject(request ->
          request
              .sourceBucket(bucket)
              .sourceKey(pendingKey(media))
              .copySourceIfMatch(inspected.etag())
              .destinationBucket(bucket)
              .destinationKey(new PromotedUpload(media.id(), inspected.sha256()).key())
              .metadataDirective(MetadataDirective.REPLACE)
              .contentType(metadata.type().contentType())
              .contentDisposition(DeliveryHeaders.contentDisposition(metadata.fileName()))
              .cacheControl(DeliveryHeaders.CACHE_CONTROL)
              .overrideConfiguration(options -> options.apiCallTimeout(COPY_TIMEOUT)));
      return true;
    } catch (S3Exception e) {
      if (SOURCE_CHANGED_CODES.contains(e.awsErrorDetails().errorCode())) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public URI signDownload(Ready media, Instant now) {
    var key = PromotedUpload.of(media).key();
    return presign(SdkHttpMethod.GET, key, LinkedHashMap.empty(), now).url();
  }

  @Override
  public void deletePending(Pending media) {
    delete(pendingKey(media));
  }

  /** Lists the keys of the media item first, because they also contain the SHA-256. */
  @Override
  public void deletePromoted(MediaId id) {
    client
        .listObjectsV2(list -> list.bucket(bucket).prefix(PromotedUpload.PREFIX + id + "/"))
        .contents()
        .forEach(object -> delete(object.key()));
  }

  @Override
  public boolean exists(Ready media) {
    var key = PromotedUpload.of(media).key();
    try {
      client.headObject(request -> request.bucket(bucket).key(key));
      return true;
    } catch (NoSuchKeyException _) {
      return false;
    }
  }

  /**
   * Lists assets and then pending uploads, in the order of their keys. The cursor is the last key,
   * or the prefix of the pending uploads.
   */
  @Override
  public Page<StoredObject> list(Page.PageRequest page) {
    var after = page.cursor().getOrElse(PromotedUpload.PREFIX);
    var isAssetPage = after.startsWith(PromotedUpload.PREFIX);
    var listed =
        client.listObjectsV2(list ->
            list.bucket(bucket)
                .prefix(isAssetPage ? PromotedUpload.PREFIX : PendingUpload.PREFIX)
                .startAfter(after)
                .maxKeys(page.limit()));
    var keys = Vector.ofAll(listed.contents()).map(S3Object::key);
    var next =
        listed.isTruncated() ? keys.lastOption() : Option.when(isAssetPage, PendingUpload.PREFIX);
    return new Page<>(keys.flatMap(S3MediaStore::parseKey), next);
  }

  @Override
  public void deleteObject(StoredObject object) {
    delete(object.key());
  }

  private void delete(String key) {
    client.deleteObject(request -> request.bucket(bucket).key(key));
  }

  private static String pendingKey(Pending media) {
    return new PendingUpload(media.metadata().owner(), media.id()).key();
  }

  /** Parses a key; returns none if the key has another format. */
  private static Option<StoredObject> parseKey(String key) {
    var parts = key.split("/", -1);
    if (parts.length != 3) {
      return Option.none();
    }
    return switch (parts[0] + "/") {
      case PendingUpload.PREFIX ->
          UserId.parse(parts[1])
              .flatMap(owner -> MediaId.parse(parts[2]).map(id -> new PendingUpload(owner, id)));
      case PromotedUpload.PREFIX ->
          MediaId.parse(parts[1])
              .flatMap(
                  id -> Sha256.parseHex(parts[2]).map(sha256 -> new PromotedUpload(id, sha256)));
      default -> Option.none();
    };
  }

  /**
   * Presigns a request for an object. The signature covers all given headers.
   *
   * @return a URL that expires after {@link #SIGNED_URL_TTL}, or when the credentials expire, if
   *     that is earlier
   */
  private PresignedUrl presign(
      SdkHttpMethod method, String key, Map<String, String> headers, Instant now) {
    var configuration = client.serviceClientConfiguration();
    var identity = configuration.credentialsProvider().resolveIdentity().join();
    var signedAt = now.truncatedTo(SECONDS);
    var latest = now.plus(SIGNED_URL_TTL);
    // The URL states its validity in seconds.
    var expiresAt =
        identity.expirationTime().filter(latest::isAfter).orElse(latest).truncatedTo(SECONDS);
    if (!expiresAt.isAfter(signedAt)) {
      throw new IllegalStateException("The credentials expired at %s".formatted(expiresAt));
    }
    var url = client.utilities().getUrl(object -> object.bucket(bucket).key(key));
    var request = SdkHttpRequest.builder().method(method).uri(URI.create(url.toString()));
    headers.forEach(request::putHeader);
    var signed =
        signer.sign(
            SignRequest.builder(identity)
                .request(request.build())
                .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(signedAt, ZoneOffset.UTC))
                .putProperty(
                    AwsV4HttpSigner.EXPIRATION_DURATION, Duration.between(signedAt, expiresAt))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, configuration.region().id())
                .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                // S3 requires unmodified keys. The signed checksum header protects the body.
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                .build());
    return new PresignedUrl(signed.request().getUri(), expiresAt);
  }

  private record PresignedUrl(URI url, Instant expiresAt) {}
}
