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
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Media in a bucket: clients write {@code pending/{userId}/{mediaId}}, and what was checked is
 * copied to {@code assets/{mediaId}/{sha256 in hex}}, which may be cached for ever (MED-1).
 */
public final class S3MediaStore implements MediaStore {
  /** What S3 may take to copy a film of 500 MB, before which it answers nothing. */
  public static final Duration COPY_TIMEOUT = Duration.ofSeconds(45);

  private static final Set<String> SOURCE_GONE_CODES =
      HashSet.of("NoSuchKey", "PreconditionFailed");

  private final S3Client client;
  private final String bucket;
  private final S3UrlPresigner presigner;

  /**
   * Media in one bucket.
   *
   * @param client whose credentials also sign the URLs, so what they allow is what the URLs allow
   */
  public S3MediaStore(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
    this.presigner = new S3UrlPresigner(client, bucket);
  }

  @Override
  public PresignedUpload signUpload(Pending media, Instant now) {
    var announced = media.metadata();
    Map<String, String> headers =
        LinkedHashMap.of(
            "content-length", Long.toString(announced.bytes()),
            "content-type", announced.type().contentType(),
            "if-none-match", "*",
            "x-amz-checksum-sha256", announced.sha256().base64());
    var signed =
        presigner.presign(SdkHttpMethod.PUT, MediaObjectKeys.pendingKey(announced), headers, now);
    return new PresignedUpload("PUT", signed.url(), headers, signed.expiresAt());
  }

  @Override
  public Option<UploadedObject> inspectUpload(Pending media) {
    try {
      return Option.some(readUpload(MediaObjectKeys.pendingKey(media.metadata())));
    } catch (NoSuchKeyException notUploaded) {
      return Option.none();
    }
  }

  private UploadedObject readUpload(String key) {
    var head =
        client.headObject(
            HeadObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .checksumMode(ChecksumMode.ENABLED)
                .build());
    return new UploadedObject(
        head.contentLength(),
        new Sha256(head.checksumSHA256()),
        head.contentType(),
        readFileHeader(key, head),
        head.eTag());
  }

  /** Of the very bytes that were described. No range lies in a file of no bytes. */
  private FileHeader readFileHeader(String key, HeadObjectResponse head) {
    if (head.contentLength() == 0) {
      return new FileHeader(new byte[0]);
    }
    var bytes =
        client.getObjectAsBytes(
            GetObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .ifMatch(head.eTag())
                .range("bytes=0-%d".formatted(UploadedObject.MAX_HEADER_BYTES - 1))
                .build());
    return new FileHeader(bytes.asByteArray());
  }

  @Override
  public boolean promote(Pending media, UploadedObject inspected) {
    var announced = media.metadata();
    try {
      client.copyObject(
          CopyObjectRequest.builder()
              .sourceBucket(bucket)
              .sourceKey(MediaObjectKeys.pendingKey(announced))
              .copySourceIfMatch(inspected.etag())
              .destinationBucket(bucket)
              .destinationKey(MediaObjectKeys.assetKey(media.id(), inspected.sha256()))
              .metadataDirective(MetadataDirective.REPLACE)
              .contentType(announced.type().contentType())
              .contentDisposition(DeliveryHeaders.contentDisposition(announced.fileName()))
              .cacheControl(DeliveryHeaders.CACHE_CONTROL)
              .overrideConfiguration(patience -> patience.apiCallTimeout(COPY_TIMEOUT))
              .build());
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

  /** Lists first, since an id alone is no key; so nothing stays, whatever was kept under it. */
  @Override
  public void deletePromoted(MediaId id) {
    client
        .listObjectsV2(
            ListObjectsV2Request.builder()
                .bucket(bucket)
                .prefix(MediaObjectKeys.assetPrefix(id))
                .build())
        .contents()
        .forEach(object -> delete(object.key()));
  }

  @Override
  public boolean exists(Ready media) {
    var key = MediaObjectKeys.assetKey(media.id(), media.metadata().sha256());
    try {
      client.headObject(HeadObjectRequest.builder().bucket(bucket).key(key).build());
      return true;
    } catch (NoSuchKeyException notThere) {
      return false;
    }
  }

  /** In the order of the keys, which a position is one of: first what is kept, then uploads. */
  @Override
  public Page<StoredObject> list(Page.PageRequest page) {
    var after = page.cursor().getOrElse(MediaObjectKeys.ASSETS_PREFIX);
    var isKept = after.startsWith(MediaObjectKeys.ASSETS_PREFIX);
    var listed =
        client.listObjectsV2(
            ListObjectsV2Request.builder()
                .bucket(bucket)
                .prefix(isKept ? MediaObjectKeys.ASSETS_PREFIX : MediaObjectKeys.PENDING_PREFIX)
                .startAfter(after)
                .maxKeys(page.limit())
                .build());
    var keys = Vector.ofAll(listed.contents()).map(S3Object::key);
    var next =
        listed.isTruncated()
            ? keys.lastOption()
            : Option.when(isKept, MediaObjectKeys.PENDING_PREFIX);
    return new Page<>(keys.flatMap(MediaObjectKeys::parse), next);
  }

  @Override
  public void deleteObject(StoredObject object) {
    delete(object.key());
  }

  private void delete(String key) {
    client.deleteObject(DeleteObjectRequest.builder().bucket(bucket).key(key).build());
  }
}
