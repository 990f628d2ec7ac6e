package dev.blogify.adapters.out.aws.cloudfront;

import dev.blogify.application.ports.EdgeCache;
import io.vavr.collection.Seq;
import java.util.UUID;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;

/**
 * Invalidates paths of a CloudFront distribution. The caller reference makes repeated invalidations
 * idempotent (AWS: InvalidationBatch).
 */
public final class CloudFrontEdgeCache implements EdgeCache {
  private final CloudFrontClient client;
  private final String distributionId;

  public CloudFrontEdgeCache(CloudFrontClient client, String distributionId) {
    this.client = client;
    this.distributionId = distributionId;
  }

  @Override
  public void invalidate(UUID reason, Seq<String> paths) {
    client.createInvalidation(request ->
        request
            .distributionId(distributionId)
            .invalidationBatch(batch ->
                batch
                    .callerReference(reason.toString())
                    .paths(items -> items.quantity(paths.size()).items(paths.asJava()))));
  }
}
