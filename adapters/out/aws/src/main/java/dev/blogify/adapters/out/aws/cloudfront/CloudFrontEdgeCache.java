package dev.blogify.adapters.out.aws.cloudfront;

import dev.blogify.application.ports.EdgeCache;
import io.vavr.collection.Seq;
import java.util.UUID;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;

/**
 * A distribution of CloudFront's. It knows by a caller reference what it was told already (AWS:
 * InvalidationBatch).
 */
public final class CloudFrontEdgeCache implements EdgeCache {
  private final CloudFrontClient client;
  private final String distributionId;

  /** The distribution of that id. */
  public CloudFrontEdgeCache(CloudFrontClient client, String distribution) {
    this.client = client;
    this.distributionId = distribution;
  }

  @Override
  public void invalidate(UUID reason, Seq<String> paths) {
    client.createInvalidation(request ->
        request
            .distributionId(distributionId)
            .invalidationBatch(batch ->
                batch
                    .callerReference(reason.toString())
                    .paths(all -> all.quantity(paths.size()).items(paths.asJava()))));
  }
}
