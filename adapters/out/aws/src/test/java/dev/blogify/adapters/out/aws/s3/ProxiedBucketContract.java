package dev.blogify.adapters.out.aws.s3;

import dev.blogify.application.media.MediaStoreContract;
import dev.blogify.application.ports.MediaStore;
import dev.blogify.application.ports.MediaStore.PresignedUpload;
import io.vavr.control.Option;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;

/** The contract of the media store with a bucket on any S3 server. */
interface ProxiedBucketContract extends MediaStoreContract {
  ProxiedBucket bucket();

  @Override
  default MediaStore store() {
    return bucket().store();
  }

  @Override
  default Instant now() {
    return bucket().now();
  }

  @Override
  default int upload(PresignedUpload upload, byte[] bytes) {
    return bucket().put(upload, bytes).statusCode();
  }

  @Override
  default Option<byte[]> download(URI url) {
    return Option.of(bucket().get(url))
        .filter(response -> response.statusCode() == 200)
        .map(HttpResponse::body);
  }
}
