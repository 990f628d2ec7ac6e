package dev.blogify.adapters.out.aws.s3;

import dev.blogify.adapters.out.media.DeliveryHeaders;
import dev.blogify.application.Page;
import dev.blogify.application.ports.FileHeader;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.UploadedObject;
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
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.http.SdkHttpMethod;
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
   * The timeout of a copy, because S3 responds after it has copied the object, which has up to 500
   * MB.
   */
  public static final Duration COPY_TIMEOUT = Duration.ofSeconds(45);

  private static final Set<String> SOURCE_GONE_CODES =
      HashSet.of("NoSuchKey", "PreconditionFailed");

  private final S3Client client;
  private final String bucket;
  private final S3UrlPresigner presigner;

  /**
   * Creates a store.
   *
   * @param client its credentials also sign the URLs, which therefore have its permissions
   */
  public S3MediaStore(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
    this.presigner = new S3UrlPresigner(client, bucket);
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
    var signed =
        presigner.presign(SdkHttpMethod.PUT, MediaObjectKeys.pendingKey(metadata), headers, now);
    return new PresignedUpload("PUT", signed.url(), headers, signed.expiresAt());
  }

  @Override
  public Option<UploadedObject> inspectUpload(Pending media) {
    try {
      return Option.some(readUpload(MediaObjectKeys.pendingKey(media.metadata())));
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
   * Reads the first bytes of the object with the same ETag. An empty object has no satisfiable
   * range.
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
              .sourceKey(MediaObjectKeys.pendingKey(metadata))
              .copySourceIfMatch(inspected.etag())
              .destinationBucket(bucket)
              .destinationKey(MediaObjectKeys.assetKey(media.id(), inspected.sha256()))
              .metadataDirective(MetadataDirective.REPLACE)
              .contentType(metadata.type().contentType())
              .contentDisposition(DeliveryHeaders.contentDisposition(metadata.fileName()))
              .cacheControl(DeliveryHeaders.CACHE_CONTROL)
              .overrideConfiguration(options -> options.apiCallTimeout(COPY_TIMEOUT)));
      return true;
    } catch (S3Exception e) {
      if (SOURCE_GONE_CODES.contains(e.awsErrorDetails().errorCode())) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public URI signDownload(Ready media, Instant now) {
    var key = MediaObjectKeys.assetKey(media.id(), media.metadata().sha256());
    return presigner.presign(SdkHttpMethod.GET, key, LinkedHashMap.empty(), now).url();
  }

  @Override
  public void deletePending(Pending media) {
    delete(MediaObjectKeys.pendingKey(media.metadata()));
  }

  /** Lists the keys of the media item first, because they also contain the SHA-256. */
  @Override
  public void deletePromoted(MediaId id) {
    client
        .listObjectsV2(list -> list.bucket(bucket).prefix(MediaObjectKeys.assetPrefix(id)))
        .contents()
        .forEach(object -> delete(object.key()));
  }

  @Override
  public boolean exists(Ready media) {
    var key = MediaObjectKeys.assetKey(media.id(), media.metadata().sha256());
    try {
      client.headObject(request -> request.bucket(bucket).key(key));
      return true;
    } catch (NoSuchKeyException _) {
      return false;
    }
  }

  /** Lists assets and then pending uploads, in the order of their keys. The cursor is a key. */
  @Override
  public Page<StoredObject> list(Page.PageRequest page) {
    var after = page.cursor().getOrElse(MediaObjectKeys.ASSETS_PREFIX);
    var isAssetPage = after.startsWith(MediaObjectKeys.ASSETS_PREFIX);
    var listed =
        client.listObjectsV2(list ->
            list.bucket(bucket)
                .prefix(
                    isAssetPage ? MediaObjectKeys.ASSETS_PREFIX : MediaObjectKeys.PENDING_PREFIX)
                .startAfter(after)
                .maxKeys(page.limit()));
    var keys = Vector.ofAll(listed.contents()).map(S3Object::key);
    var next =
        listed.isTruncated()
            ? keys.lastOption()
            : Option.when(isAssetPage, MediaObjectKeys.PENDING_PREFIX);
    return new Page<>(keys.flatMap(MediaObjectKeys::parse), next);
  }

  @Override
  public void deleteObject(StoredObject object) {
    delete(object.key());
  }

  private void delete(String key) {
    client.deleteObject(request -> request.bucket(bucket).key(key));
  }
}
