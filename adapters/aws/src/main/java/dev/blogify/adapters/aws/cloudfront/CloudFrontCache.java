package dev.blogify.adapters.aws.cloudfront;

import dev.blogify.application.media.EdgeCache;
import io.vavr.collection.Seq;
import java.util.UUID;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;

/**
 * A distribution of CloudFront's. It knows by a caller reference what it was told already (AWS:
 * InvalidationBatch).
 */
public final class CloudFrontCache implements EdgeCache {
  private final CloudFrontClient client;
  private final String distribution;

  /** The distribution of that id. */
  public CloudFrontCache(CloudFrontClient client, String distribution) {
    this.client = client;
    this.distribution = distribution;
  }

  @Override
  public void forget(UUID reason, Seq<String> paths) {
    client.createInvalidation(request ->
        request
            .distributionId(distribution)
            .invalidationBatch(batch ->
                batch
                    .callerReference(reason.toString())
                    .paths(all -> all.quantity(paths.size()).items(paths.asJava()))));
  }
}
