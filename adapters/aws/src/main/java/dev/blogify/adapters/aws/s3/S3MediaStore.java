package dev.blogify.adapters.aws.s3;

import dev.blogify.application.Page;
import dev.blogify.application.media.DeliveryHeaders;
import dev.blogify.application.media.MediaStore;
import dev.blogify.domain.media.Beginning;
import dev.blogify.domain.media.Media.Pending;
import dev.blogify.domain.media.Media.Ready;
import dev.blogify.domain.media.MediaId;
import dev.blogify.domain.media.Sha256;
import dev.blogify.domain.media.Upload;
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
  public static final Duration COPY = Duration.ofSeconds(45);

  private static final Set<String> NO_LONGER_THERE = HashSet.of("NoSuchKey", "PreconditionFailed");

  private final S3Client client;
  private final String bucket;
  private final SignedUrls urls;

  /**
   * Media in one bucket.
   *
   * @param client whose credentials also sign the URLs, so what they allow is what the URLs allow
   */
  public S3MediaStore(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
    this.urls = new SignedUrls(client, bucket);
  }

  @Override
  public Ticket sign(Pending media, Instant now) {
    var announced = media.description();
    Map<String, String> headers =
        LinkedHashMap.of(
            "content-length", Long.toString(announced.bytes()),
            "content-type", announced.type().contentType(),
            "if-none-match", "*",
            "x-amz-checksum-sha256", announced.sha256().base64());
    var signed = urls.sign(SdkHttpMethod.PUT, MediaKeys.pending(announced), headers, now);
    return new Ticket("PUT", signed.url(), headers, signed.expiresAt());
  }

  @Override
  public Option<Upload> inspect(Pending media) {
    try {
      return Option.some(read(MediaKeys.pending(media.description())));
    } catch (NoSuchKeyException notUploaded) {
      return Option.none();
    }
  }

  private Upload read(String key) {
    var head =
        client.headObject(
            HeadObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .checksumMode(ChecksumMode.ENABLED)
                .build());
    return new Upload(
        head.contentLength(),
        new Sha256(head.checksumSHA256()),
        head.contentType(),
        beginning(key, head),
        head.eTag());
  }

  /** Of the very bytes that were described. No range lies in a file of no bytes. */
  private Beginning beginning(String key, HeadObjectResponse head) {
    if (head.contentLength() == 0) {
      return new Beginning(new byte[0]);
    }
    var bytes =
        client.getObjectAsBytes(
            GetObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .ifMatch(head.eTag())
                .range("bytes=0-%d".formatted(Upload.BEGINNING - 1))
                .build());
    return new Beginning(bytes.asByteArray());
  }

  @Override
  public boolean keep(Pending media, Upload inspected) {
    var announced = media.description();
    try {
      client.copyObject(
          CopyObjectRequest.builder()
              .sourceBucket(bucket)
              .sourceKey(MediaKeys.pending(announced))
              .copySourceIfMatch(inspected.etag())
              .destinationBucket(bucket)
              .destinationKey(MediaKeys.kept(media.id(), inspected.sha256()))
              .metadataDirective(MetadataDirective.REPLACE)
              .contentType(announced.type().contentType())
              .contentDisposition(DeliveryHeaders.contentDisposition(announced.fileName()))
              .cacheControl(DeliveryHeaders.CACHE_CONTROL)
              .overrideConfiguration(patience -> patience.apiCallTimeout(COPY))
              .build());
      return true;
    } catch (S3Exception e) {
      if (NO_LONGER_THERE.contains(e.awsErrorDetails().errorCode())) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public URI locate(Ready media, Instant now) {
    var key = MediaKeys.kept(media.id(), media.description().sha256());
    return urls.sign(SdkHttpMethod.GET, key, LinkedHashMap.empty(), now).url();
  }

  @Override
  public void discard(Pending media) {
    delete(MediaKeys.pending(media.description()));
  }

  /** Lists first, since an id alone is no key; so nothing stays, whatever was kept under it. */
  @Override
  public void delete(MediaId id) {
    client
        .listObjectsV2(
            ListObjectsV2Request.builder().bucket(bucket).prefix(MediaKeys.under(id)).build())
        .contents()
        .forEach(object -> delete(object.key()));
  }

  @Override
  public boolean holds(Ready media) {
    var key = MediaKeys.kept(media.id(), media.description().sha256());
    try {
      client.headObject(HeadObjectRequest.builder().bucket(bucket).key(key).build());
      return true;
    } catch (NoSuchKeyException notThere) {
      return false;
    }
  }

  /** In the order of the keys, which a position is one of: first what is kept, then uploads. */
  @Override
  public Page<Found> list(Page.Request page) {
    var after = page.after().getOrElse(MediaKeys.ASSETS);
    var isKept = after.startsWith(MediaKeys.ASSETS);
    var listed =
        client.listObjectsV2(
            ListObjectsV2Request.builder()
                .bucket(bucket)
                .prefix(isKept ? MediaKeys.ASSETS : MediaKeys.PENDING)
                .startAfter(after)
                .maxKeys(page.limit())
                .build());
    var keys = Vector.ofAll(listed.contents()).map(S3Object::key);
    var next = listed.isTruncated() ? keys.lastOption() : Option.when(isKept, MediaKeys.PENDING);
    return new Page<>(keys.flatMap(MediaKeys::parse), next);
  }

  @Override
  public void remove(Found object) {
    delete(MediaKeys.of(object));
  }

  private void delete(String key) {
    client.deleteObject(DeleteObjectRequest.builder().bucket(bucket).key(key).build());
  }
}
